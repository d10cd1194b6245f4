package dev.mfcgateway.demo;

import java.util.Map;

/** Writes calls of the gateway as lines for a shell. */
record Curl(String gateway) {

    String getOtp(String body) {
        return post("/getOTP", Map.of(), body);
    }

    /** {@code body} stands between single quotes. */
    String post(String path, Map<String, String> headers, String body) {
        return call(path, headers) + " -d '" + body + "'";
    }

    /** A post whose body is still to be given. */
    String call(String path, Map<String, String> headers) {
        return "curl -s " + gateway + path + " -H 'Content-Type: application/json'" + flags(headers);
    }

    String get(String path, Map<String, String> headers) {
        return "curl -s " + gateway + path + flags(headers);
    }

    private static String flags(Map<String, String> headers) {
        StringBuilder flags = new StringBuilder();
        headers.forEach((name, value) ->
                flags.append(" -H '").append(name).append(": ").append(value).append('\''));
        return flags.toString();
    }

    static String byPhone(String id, String pan) {
        return body(id, pan, "\"phone\":\"+919876543210\"");
    }

    static String byEmail(String id, String pan) {
        return body(id, pan, "\"email\":\"user@domain.in\"");
    }

    static String body(String id, String pan, String rest) {
        return "{\"transactionId\":\"" + id + "\",\"pan\":\"" + pan + "\"," + rest + "}";
    }
}
