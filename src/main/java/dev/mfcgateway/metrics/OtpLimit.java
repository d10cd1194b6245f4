package dev.mfcgateway.metrics;

import java.util.Locale;

/**
 * Which limit an OTP was refused by: the label {@code limit} of {@code mfc_gateway_otp_limits_total}. No caller is told;
 * to all of them it is the row {@code otp_resend_limit_exceeded}.
 */
public enum OtpLimit {
    /** The transaction had as many as it may. */
    TRANSACTION,
    /** It had one too short a while ago. */
    COOLDOWN,
    /** The PAN had as many in a day as it may. */
    PAN,
    /** The phone number or e-mail address had. */
    CONTACT,
    /** The tenant's investors together had. */
    TENANT;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
