package dev.mfcgateway.metrics;

import io.micrometer.core.instrument.Gauge;

/**
 * How much of the work that all gateways share is pending, as it was last counted; not a number while nobody could count
 * it, so that a silent Redis does not look like an empty queue. Any thread.
 */
public final class BacklogMetrics {

    private volatile double due = Double.NaN;
    private volatile double later = Double.NaN;

    BacklogMetrics(Meters shared) {
        shared.add(Gauge.builder("mfc_gateway_webhook_backlog", () -> due)
                .description("Transactions with work pending, of all gateways together")
                .tag("state", "due"));
        shared.add(Gauge.builder("mfc_gateway_webhook_backlog", () -> later)
                .description("Transactions with work pending, of all gateways together")
                .tag("state", "later"));
    }

    /**
     * It was counted.
     *
     * @param nowDue that nobody has taken up yet
     * @param dueLater that are being worked on, or wait for their next try
     */
    public void counted(long nowDue, long dueLater) {
        due = nowDue;
        later = dueLater;
    }

    /** It could not be counted. */
    public void unknown() {
        due = Double.NaN;
        later = Double.NaN;
    }
}
