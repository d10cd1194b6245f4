package dev.mfcgateway.demo;

import dev.mfcgateway.testing.PartnerCredentials;
import dev.mfcgateway.testing.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a newcomer can try: a getOTP that succeeds, then one for each row of the error map, each a line of its own. */
final class CurlLines {

    private static final String PAN = "ABCDE1234F";

    private final Transactions transactions;
    private final Map<String, String> environment;
    private final String gateway;
    private final String management;
    private final List<String> lines = new ArrayList<>();

    CurlLines(Transactions transactions, Map<String, String> environment, int gatewayPort, int managementPort) {
        this.transactions = transactions;
        this.environment = environment;
        this.gateway = "http://localhost:" + gatewayPort;
        this.management = "http://localhost:" + managementPort;
    }

    List<String> all() {
        successes();
        refusals();
        answersOfMfCentral();
        malformedRequests();
        metrics();
        return lines;
    }

    private void successes() {
        say("200, by phone: MFCentral's page is in redirectUrl; open it and enter the OTP from the inbox");
        getOtp(phone(transactions.create("acme"), PAN));
        say("200, by e-mail, the tenant named by its path prefix");
        post("/acme/getOTP", "", email(transactions.create("acme"), PAN));
        say("200, of a tenant that asks for credentials and has the OTP entered on its own screen");
        post("/getOTP", credentials("globex"), phone(transactions.create("globex"), PAN));
    }

    private void refusals() {
        say("transaction_id_not_found");
        getOtp(phone(transactions.newId(), PAN));
        say("invalid_intent");
        getOtp(phone(transactions.create("acme", Map.of("intent", "CONNECT")), PAN));
        say("transaction_id_expired");
        String past = Long.toString(System.currentTimeMillis() - 1);
        getOtp(phone(transactions.create("acme", Map.of("expiresAt", past)), PAN));
        say("otp_resend_limit_exceeded");
        getOtp(phone(transactions.create("acme", Map.of("otpSends", "5")), PAN));
        say("unauthorized");
        post("/getOTP", " -H 'x-gateway-name: globex'", phone(transactions.create("globex"), PAN));
    }

    /** The simulator scripts these by PAN. */
    private void answersOfMfCentral() {
        say("invalid_pan_mobile");
        getOtp(phone(transactions.create("acme"), "WRONG0422A"));
        say("invalid_pan_email");
        getOtp(email(transactions.create("acme"), "WRONG0422A"));
        say("mfc_invalid_input");
        getOtp(phone(transactions.create("acme"), "OTHER0422A"));
        say("mfc_rate_limited");
        getOtp(phone(transactions.create("acme"), "ERROR0429A"));
        say("mfc_validation_error");
        getOtp(phone(transactions.create("acme"), "ERROR0400A"));
        say("mfc_invalid_token");
        getOtp(phone(transactions.create("acme"), "ERROR0401B"));
        say("internal_error");
        getOtp(phone(transactions.create("acme"), "ERROR0500A"));
    }

    private void malformedRequests() {
        say("invalid_request");
        getOtp("{\"transactionId\":\"" + transactions.newId() + "\",\"pan\":\"ABCDEF14G\"}");
        say("route_not_found");
        line("curl -s " + gateway + "/getOTP/");
        say("method_not_allowed");
        line("curl -s " + gateway + "/getOTP");
        say("body_too_large");
        line("head -c 20000 /dev/zero | tr '\\0' ' ' | " + curl("/getOTP", "") + " --data-binary @-");
        say("unsupported_media_type");
        line("curl -s " + gateway + "/getOTP -d '" + phone(transactions.newId(), PAN) + "'");
        say("request_timeout, after ten seconds");
        line("(printf '{'; sleep 11) | " + curl("/getOTP", "") + " -X POST -T -");
    }

    private void metrics() {
        say("the metrics");
        line("curl -s " + management + "/metrics");
        say("ready?");
        line("curl -s " + management + "/health/ready");
    }

    private static String phone(String id, String pan) {
        return body(id, pan, "\"phone\":\"+919876543210\"");
    }

    private static String email(String id, String pan) {
        return body(id, pan, "\"email\":\"user@domain.in\"");
    }

    private static String body(String id, String pan, String contact) {
        return "{\"transactionId\":\"" + id + "\",\"pan\":\"" + pan + "\"," + contact + "}";
    }

    private void say(String what) {
        lines.add("\n# " + what);
    }

    private void getOtp(String body) {
        post("/getOTP", "", body);
    }

    private void post(String path, String headers, String body) {
        line(curl(path, headers) + " -d '" + body + "'");
    }

    private String curl(String path, String headers) {
        return "curl -s " + gateway + path + " -H 'Content-Type: application/json'" + headers;
    }

    private void line(String line) {
        lines.add(line);
    }

    private String credentials(String tenant) {
        StringBuilder headers = new StringBuilder(" -H 'x-gateway-name: " + tenant + "'");
        PartnerCredentials.of(tenant, environment)
                .forEach((name, value) -> headers.append(" -H '" + name + ": " + value + "'"));
        return headers.toString();
    }
}
