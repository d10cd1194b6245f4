package dev.mfcgateway.load;

/** What is measured beside the samples. */
enum Figure {
    SIGNATURE("one RSA-2048 signature", "µs"),
    ALLOCATION("allocated for each refused request", "KiB"),
    ALLOCATION_ACCEPTED("allocated for each accepted request", "KiB"),
    RESIDENT("resident after the loads", "MiB"),
    MIXED_P50("refused beside bursts of accepted, p50", "ms"),
    MIXED_P95("refused beside bursts of accepted, p95", "ms"),
    MIXED_P99("refused beside bursts of accepted, p99", "ms"),
    IN_FLIGHT("under way at once", "requests"),
    IN_FLIGHT_EACH("memory for each of them", "KiB"),
    IN_FLIGHT_RESIDENT("resident with all of them", "MiB"),
    IN_FLIGHT_BLOCKED("event loop blocked", "times"),
    OVERLOAD_PEAK("accepted at most, on one core", "/s"),
    OVERLOAD_GOODPUT("of these left at three times as many", "%"),
    OVERLOAD_REFUSAL_P50("refused then, p50", "ms"),
    OVERLOAD_REFUSAL_P99("refused then, p99", "ms"),
    START("start to the first accepted request", "ms"),
    TENANTS_START("start with 1,000 tenants", "ms"),
    TENANTS_SERIES("series with 1,000 tenants", ""),
    TENANTS_SCRAPE("a scrape of them", "ms"),
    TENANTS_RESIDENT("resident with 1,000 tenants", "MiB"),
    TENANTS_START_MOST("start with 10,000 tenants, in 8 GiB", "ms"),
    TENANTS_RESIDENT_MOST("resident with 10,000 tenants, in 8 GiB", "MiB");

    private final String label;
    private final String unit;

    Figure(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    String label() {
        return label;
    }

    String unit() {
        return unit;
    }
}
