package dev.mfcgateway.simulator.cas;

import io.vertx.core.json.JsonObject;

/** The CAS documents of the simulated market: deterministic from PAN and seed. */
public final class CasDocuments {
    private final long seed;

    public CasDocuments(long seed) {
        this.seed = seed;
    }

    /** What the investor holds, per fund house and per scheme. */
    public JsonObject summary(CasSubject subject) {
        return SummaryDocument.of(subject, Portfolio.of(subject.pan(), seed));
    }

    /** Every transaction between the subject's two dates, and a row per scheme. */
    public JsonObject detailed(CasSubject subject) {
        return DetailedDocument.of(subject, Portfolio.of(subject.pan(), seed));
    }
}
