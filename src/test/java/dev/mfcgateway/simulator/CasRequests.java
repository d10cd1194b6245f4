package dev.mfcgateway.simulator;

import dev.mfcgateway.simulator.CasRequest.Stage;
import dev.mfcgateway.simulator.ScriptedPan.Texts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** All requests since the start, and every {@code clientRefNo} ever used. Thread-safe. */
final class CasRequests {
    private final AtomicLong lastReqId = new AtomicLong(100_000_000);
    private final Set<String> usedRefs = ConcurrentHashMap.newKeySet();
    private final Map<Long, CasRequest> byReqId = new ConcurrentHashMap<>();

    long nextReqId() {
        return lastReqId.incrementAndGet();
    }

    /** False where the client has used that reference before. */
    boolean claim(String clientId, String clientRefNo) {
        return usedRefs.add(clientId + " " + clientRefNo);
    }

    void keep(CasRequest request) {
        byReqId.put(request.reqId(), request);
    }

    Optional<CasRequest> find(long reqId) {
        return Optional.ofNullable(byReqId.get(reqId));
    }

    /** A wrong OTP is a {@link Refusal}, as often as it is tried. */
    void consent(CasRequest request, String enteredOtp) {
        if (!request.isOpenedBy(enteredOtp)) {
            throw Refusal.input(Texts.WRONG_OTP);
        }
        byReqId.replace(request.reqId(), request.at(Stage.OTP_SENT), request.at(Stage.CONSENTED));
    }

    /** Of two callers at once, the second is refused. */
    void useQr(CasRequest request) {
        if (!byReqId.replace(request.reqId(), request.at(Stage.CONSENTED), request.at(Stage.QR_USED))) {
            throw Refusal.input("QR code already used");
        }
    }
}
