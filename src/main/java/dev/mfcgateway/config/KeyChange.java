package dev.mfcgateway.config;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one key was and would be. Prints no secret.
 *
 * @param before missing where there was none; as is {@code after}
 */
record KeyChange(String key, JsonNode before, JsonNode after, boolean isSecret) {

    boolean isChange() {
        return !before.equals(KeyChange::compare, after);
    }

    /** A number is the same however it is written: {@code 1} is {@code 1.0}. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    /** Values as JSON: {@code otp.maxSends: 5 -> 3}. */
    @Override
    public String toString() {
        return key + ": " + (isSecret ? "secret changed" : json(before) + " -> " + json(after));
    }

    private static String json(JsonNode value) {
        return value.isMissingNode() ? "absent" : value.toString();
    }
}
