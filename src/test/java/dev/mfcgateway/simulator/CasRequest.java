package dev.mfcgateway.simulator;

import dev.mfcgateway.simulator.cas.CasSubject;
import io.vertx.core.json.JsonObject;

/** One request for a CAS document, from its OTP on. Immutable; {@link CasRequests} keeps the newest stage. */
record CasRequest(
        String clientId,
        String clientRefNo,
        CasSubject subject,
        boolean detailed,
        String otpRef,
        String otp,
        Stage stage) {

    /** How far the investor and the partner have come. */
    enum Stage {
        OTP_SENT,
        CONSENTED,
        QR_USED
    }

    long reqId() {
        return subject.reqId();
    }

    boolean hasConsent() {
        return stage != Stage.OTP_SENT;
    }

    CasRequest at(Stage newStage) {
        return new CasRequest(clientId, clientRefNo, subject, detailed, otpRef, otp, newStage);
    }

    /** The OTP that was sent, or {@code 00} and the four digits of the PAN. */
    boolean isOpenedBy(String enteredOtp) {
        return enteredOtp.equals(otp) || enteredOtp.equals("00" + subject.pan().substring(5, 9));
    }

    String channel() {
        return subject.mobile().isEmpty() ? "email" : "phone";
    }

    String address() {
        return subject.mobile().isEmpty() ? subject.email() : subject.mobile();
    }

    JsonObject answer() {
        return new JsonObject()
                .put("reqId", reqId())
                .put("otpRef", otpRef)
                .put("userSubjectReference", "")
                .put("clientRefNo", clientRefNo);
    }
}
