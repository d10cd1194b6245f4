package dev.mfcgateway.demo;

import static dev.mfcgateway.demo.Curl.byEmail;
import static dev.mfcgateway.demo.Curl.byPhone;

import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Transactions;
import java.util.LinkedHashMap;
import java.util.Map;

/** A line for each row of the error map that getOTP can end in. */
final class ErrorLines {

    private final Transactions transactions;
    private final Curl curl;
    private final Map<String, String> lines = new LinkedHashMap<>();

    ErrorLines(Transactions transactions, Curl curl) {
        this.transactions = transactions;
        this.curl = curl;
    }

    /** What it shows, and the line. */
    Map<String, String> all() {
        refusals();
        answersOfMfCentral();
        malformedRequests();
        return lines;
    }

    private void refusals() {
        String past = Long.toString(System.currentTimeMillis() - 1);
        getOtp("transaction_id_not_found", byPhone(transactions.newId(), Partner.PAN));
        getOtp("invalid_intent", acme(Map.of("intent", "CONNECT")));
        getOtp("transaction_id_expired", acme(Map.of("expiresAt", past)));
        getOtp("otp_resend_limit_exceeded", acme(Map.of("otpSends", "5")));
        lines.put(
                "unauthorized",
                curl.post(
                        "/getOTP",
                        Map.of("x-gateway-name", "globex"),
                        byPhone(transactions.create("globex"), Partner.PAN)));
    }

    private String acme(Map<String, String> otherwise) {
        return byPhone(transactions.create("acme", otherwise), Partner.PAN);
    }

    /** The simulator scripts these by PAN. */
    private void answersOfMfCentral() {
        getOtp("invalid_pan_mobile", byPhone(transactions.create("acme"), "WRONG0422A"));
        getOtp("invalid_pan_email", byEmail(transactions.create("acme"), "WRONG0422A"));
        getOtp("mfc_invalid_input", byPhone(transactions.create("acme"), "OTHER0422A"));
        getOtp("mfc_rate_limited", byPhone(transactions.create("acme"), "ERROR0429A"));
        getOtp("mfc_validation_error", byPhone(transactions.create("acme"), "ERROR0400A"));
        getOtp("mfc_invalid_token", byPhone(transactions.create("acme"), "ERROR0401B"));
        getOtp("internal_error", byPhone(transactions.create("acme"), "ERROR0500A"));
    }

    private void malformedRequests() {
        getOtp("invalid_request", "{\"transactionId\":\"" + transactions.newId() + "\",\"pan\":\"ABCDEF14G\"}");
        lines.put("route_not_found", curl.get("/getOTP/", Map.of()));
        lines.put("method_not_allowed", curl.get("/getOTP", Map.of()));
        lines.put(
                "body_too_large",
                "head -c 20000 /dev/zero | tr '\\0' ' ' | " + curl.call("/getOTP", Map.of()) + " --data-binary @-");
        lines.put(
                "unsupported_media_type",
                curl.get("/getOTP", Map.of()) + " -d '" + byPhone(transactions.newId(), Partner.PAN) + "'");
        lines.put(
                "request_timeout, after ten seconds",
                "(printf '{'; sleep 11) | " + curl.call("/getOTP", Map.of()) + " -X POST -T -");
    }

    private void getOtp(String what, String body) {
        lines.put(what, curl.getOtp(body));
    }
}
