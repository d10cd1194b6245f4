package dev.mfcgateway.metrics;

import java.util.Locale;

/** How one try to hand over holdings ended: the label {@code outcome} of {@code mfc_gateway_webhook_deliveries_total}. */
public enum WebhookOutcome {
    /** The partner has them. */
    DELIVERED,
    /** The partner wants them no more, and said so: 410. */
    GONE,
    /** The partner has them not, or nobody knows; there will be another try. */
    RETRIED,
    /** The same, and it was the last try: the holdings are lost to the partner. */
    EXHAUSTED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
