package dev.mfcgateway.failure;

/** The field {@code errorType} of an error answer: the family a partner's program may branch on. */
public enum ErrorType {
    INTERNAL("InternalError"),
    INPUT("InputException"),
    ACCESS("AccessDenied"),
    MFC("MFCException");

    private final String wireName;

    ErrorType(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
