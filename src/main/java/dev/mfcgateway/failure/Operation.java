package dev.mfcgateway.failure;

/** What a caller asked for: the label {@code operation} of the request metrics, and the names in {@code protect}. */
public enum Operation {
    GET_OTP("get_otp", "getOtp"),
    VERIFY_OTP("verify_otp", "verifyOtp"),
    VALIDATE_QR("validate_qr", "verifyOtp"),
    CREATE_TRANSACTION("create_transaction", "transaction"),
    READ_TRANSACTION("read_transaction", "transaction"),
    /** How MFCentral does. */
    READ_STATUS("read_status", "transaction"),
    /** Coming back for an answer that was not waited for. */
    READ_ANSWER("read_answer", "getOtp"),
    /** A request that reached no operation: a 404 or a 405. */
    UNKNOWN("_unknown", "any");

    private final String label;
    private final String configName;

    Operation(String label, String configName) {
        this.label = label;
        this.configName = configName;
    }

    /** The value of the metric label {@code operation}. */
    public String label() {
        return label;
    }

    /** The name in a tenant's {@code credentials.protect} and in the error map; some share one. */
    public String configName() {
        return configName;
    }
}
