package dev.mfcgateway.demo;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.PartnerCredentials;
import dev.mfcgateway.testing.Transactions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line for each step of a consent, of the tenant globex, whose own screen asks for the OTP. So that each line works
 * by itself, the first OTP of each transaction has been sent by then.
 */
final class ConsentLines {

    private static final String TENANT = "globex";

    private final Transactions transactions;
    private final Partner gateway;
    private final Curl curl;
    private final String simulator;
    private final String partner;
    private final Map<String, String> credentials;
    private final Map<String, String> named = new LinkedHashMap<>();
    private int phones;

    ConsentLines(
            Transactions transactions,
            Partner gateway,
            Curl curl,
            String simulator,
            String partner,
            Map<String, String> environment) {
        this.transactions = transactions;
        this.gateway = gateway;
        this.curl = curl;
        this.simulator = simulator;
        this.partner = partner;
        this.credentials = PartnerCredentials.of(TENANT, environment);
        named.put("x-gateway-name", TENANT);
        named.putAll(credentials);
    }

    /** What each line shows, and the line. */
    Map<String, String> steps() {
        Sent sent = sent(Map.of());
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(
                "1. create a transaction",
                curl.post(
                        "/gateway/globex/transaction",
                        credentials,
                        "{\"intent\":\"MF_HOLDINGS_IMPORT\",\"notes\":\"order 42\"}"));
        lines.put("2. have the OTP sent, for one created before", curl.post("/getOTP", named, sent.body("")));
        lines.put("3. read the OTP, as the investor would on the phone", "curl -s " + simulator + "/inbox.json");
        lines.put("4. verify it", verify(sent.body(",\"otp\":\"'\"$(" + newestOtp(sent.phone()) + ")\"'\"")));
        lines.put("5. see the holdings, as the partner's webhook got them", "curl -s " + partner + "/");
        lines.put("6. see how the transaction did", curl.get("/gateway/globex/transaction/" + sent.id(), credentials));
        return lines;
    }

    /** What each line shows, and the line. */
    Map<String, String> errors() {
        Sent other = sent(Map.of());
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("incorrect_otp", verify(other.body(",\"otp\":\"999999\"")));
        lines.put(
                "otp_method_mismatch",
                verify(Curl.body(other.id(), Partner.PAN, "\"email\":\"user@domain.in\",\"otp\":\"999999\"")));
        lines.put(
                "wrong_attempts_exceeded",
                verify(sent(Map.of("wrongAttemptsAllowed", "0")).body(",\"otp\":\"999999\"")));
        lines.put(
                "unknown_gateway",
                curl.post("/gateway/nobody/transaction", credentials, "{\"intent\":\"MF_HOLDINGS_IMPORT\"}"));
        return lines;
    }

    private String verify(String body) {
        return curl.post("/verifyOTP", named, body);
    }

    private String newestOtp(String phone) {
        return "curl -s " + simulator + "/inbox.json | grep -o '\"address\":\"" + phone
                + "\"[^}]*' | head -1 | grep -o '\"otp\":\"[0-9]*' | grep -o '[0-9]*$'";
    }

    /** A transaction whose first OTP has gone out. */
    private record Sent(String id, String phone) {

        String body(String rest) {
            return Curl.body(id, Partner.PAN, "\"phone\":\"" + phone + "\"" + rest);
        }
    }

    private Sent sent(Map<String, String> otherwise) {
        Sent sent = new Sent(transactions.create(TENANT, otherwise), "+91987650%04d".formatted(++phones));
        HttpRequest<Buffer> request =
                gateway.request(HttpMethod.POST, "/getOTP").putHeader("Content-Type", "application/json");
        named.forEach(request::putHeader);
        Await.result(gateway.answer(request, new JsonObject(sent.body("")).toBuffer()));
        return sent;
    }
}
