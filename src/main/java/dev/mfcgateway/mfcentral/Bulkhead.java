package dev.mfcgateway.mfcentral;

import dev.mfcgateway.mfcentral.envelope.SealingLine;

/**
 * Whether there is room for one more call of a tenant's: among its own, among those of all tenants, and in its line for
 * a signature. So that a call that cannot be made is refused before it costs anything. Any thread.
 */
public final class Bulkhead {

    private final CallLimit own;
    private final CallLimit shared;
    private final SealingLine line;

    /** @param shared by all tenants */
    public Bulkhead(int maxInFlight, CallLimit shared, SealingLine line) {
        this.own = new CallLimit(maxInFlight);
        this.shared = shared;
        this.line = line;
    }

    /** Whether it has let one in, which has to {@linkplain #leave leave} by the end. */
    boolean enter() {
        if (line.isFull() || !own.enter()) {
            return false;
        }
        if (shared.enter()) {
            return true;
        }
        own.leave();
        return false;
    }

    void leave() {
        shared.leave();
        own.leave();
    }
}
