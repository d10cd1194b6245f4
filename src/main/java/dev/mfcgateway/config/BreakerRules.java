package dev.mfcgateway.config;

import com.fasterxml.jackson.databind.JsonNode;

/** What the schema cannot say of one tenant's circuit breaker: how its times must stand to each other. */
final class BreakerRules {

    private static final String TIMEOUT = "mfcentral.timeoutMs";
    private static final String WINDOW = "mfcentral.breaker.windowMs";
    private static final String SLOW_CALL = "mfcentral.breaker.slowCallMs";
    private static final String SLOW_CALL_RATIO = "mfcentral.breaker.slowCallRatio";

    private BreakerRules() {}

    static void check(Inspection tenant) {
        checkWindow(tenant);
        checkSlowCall(tenant);
    }

    /** A window shorter than two calls would forget slow failures before they are counted. */
    private static void checkWindow(Inspection tenant) {
        long least = 2 * millis(tenant, TIMEOUT);
        if (areNumbers(tenant, WINDOW, TIMEOUT) && millis(tenant, WINDOW) < least) {
            refuse(tenant, WINDOW, "at least " + least + ", which is twice " + TIMEOUT);
        }
    }

    /** No call lasts longer than its time-out: none would ever be slow, and who asked for a ratio would wait in vain. */
    private static void checkSlowCall(Inspection tenant) {
        long limit = millis(tenant, TIMEOUT);
        if (areNumbers(tenant, SLOW_CALL_RATIO, SLOW_CALL, TIMEOUT) && millis(tenant, SLOW_CALL) >= limit) {
            refuse(tenant, SLOW_CALL, "less than " + limit + ", which is " + TIMEOUT + ", with " + SLOW_CALL_RATIO);
        }
    }

    private static boolean areNumbers(Inspection tenant, String... keys) {
        for (String key : keys) {
            if (!node(tenant, key).isNumber()) { // the schema has said so already, or it is not there
                return false;
            }
        }
        return true;
    }

    private static long millis(Inspection tenant, String key) {
        return node(tenant, key).asLong();
    }

    private static JsonNode node(Inspection tenant, String key) {
        return tenant.settings().at(key);
    }

    private static void refuse(Inspection tenant, String key, String allowed) {
        tenant.refuse(key, "is " + node(tenant, key).asText(), "allowed: " + allowed);
    }
}
