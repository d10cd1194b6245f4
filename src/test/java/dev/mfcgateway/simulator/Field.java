package dev.mfcgateway.simulator;

import java.util.regex.Pattern;

/** The fields of the client calls and the values they take. */
enum Field {
    CLIENT_REF_NO("clientRefNo", "\\S{1,64}"),
    NO_REQ_ID("reqId", ""),
    REQ_ID("reqId", "[0-9]{1,18}"),
    PAN("pan", "[A-Z]{5}[0-9]{4}[A-Z]"),
    PEKRN("pekrn", ""),
    EMAIL("email", "|[^@\\s]+@[^@\\s]+"),
    MOBILE("mobile", "|\\+91[0-9]{10}"),
    FROM_DATE("fromDate", CasDates.PATTERN),
    TO_DATE("toDate", CasDates.PATTERN),
    REDIRECT_URL("redirectUrl", "https?://\\S+"),
    OTP_REF("otpRef", "[0-9a-f-]{36}"),
    USER_SUBJECT_REFERENCE("userSubjectReference", ".*"),
    ENTERED_OTP("enteredOtp", ".*"),
    QR_CODE("qrCode", "[A-Za-z0-9+/]+={0,2}");

    private final String wireName;
    private final Pattern pattern;

    Field(String wireName, String regex) {
        this.wireName = wireName;
        this.pattern = Pattern.compile(regex);
    }

    String wireName() {
        return wireName;
    }

    /** Values are texts; only {@code reqId} may be a number, as it is one in the answer it comes from. */
    boolean takes(Object value) {
        boolean rightType = value instanceof String || (this == REQ_ID && value instanceof Number);
        return rightType && pattern.matcher(value.toString()).matches();
    }
}
