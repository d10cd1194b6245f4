package dev.mfcgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import dev.mfcgateway.testing.PartnerCredentials;
import dev.mfcgateway.testing.PluginStack;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers see of a reload. */
class ReloadIT {

    private static final String NEW_SECRET = "acme-sample-api-secret-number-two-of-32-bytes";

    @TempDir
    private Path directory;

    private PluginStack stack;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        stack = new PluginStack(directory);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void servesATenantThatWasAdded() throws IOException {
        String id = stack.transactions().create("bolt");
        assertThat(post("/bolt/getOTP", id).category()).isEqualTo("route_not_found");

        String acme = Files.readString(stack.config().directory().resolve("tenants/acme.yaml"));
        Files.writeString(
                stack.config().directory().resolve("tenants/bolt.yaml"),
                acme.replace("name: acme ", "name: bolt ")
                        .replace("/acme]", "/bolt]")
                        .replace("[acme.example", "[bolt.example")
                        .replace("x-gateway-name: acme", "x-gateway-name: bolt"));
        stack.reload();

        assertThat(post("/bolt/getOTP", id).status()).isEqualTo(200);
    }

    @Test
    void knowsATenantNoMoreThatWasRemoved() throws IOException {
        String id = stack.transactions().create("acme");
        Files.delete(stack.config().directory().resolve("tenants/acme.yaml"));
        stack.reload();

        assertThat(stack.createTransaction("acme", credentials("acme")).category())
                .isEqualTo("unknown_gateway");
        assertThat(post("/getOTP", id).category()).isEqualTo("transaction_id_not_found");
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("0");
    }

    @Test
    void answersARequestOfATenantThatIsRemovedMeanwhile() throws IOException {
        stack.simulator().dials().set(Dial.DELAY_MS, 1_000);
        String id = stack.transactions().create("acme");
        Future<Answer> answer = stack.partner().post("/getOTP", Partner.body(id));
        Await.until("MFCentral is asked", () -> stack.simulator().journal().count("newCasRequest") == 1);

        Files.delete(stack.config().directory().resolve("tenants/acme.yaml"));
        stack.reload();

        assertThat(answer.isComplete()).isFalse();
        assertThat(Await.result(answer).status()).isEqualTo(200);
        assertThat(stack.transactions().field(id, "status")).isEqualTo("OTP_SENT");
    }

    @Test
    void goesByATenantsNewLimits() {
        String id = stack.transactions().create("acme");
        assertThat(post("/acme/getOTP", id).status()).isEqualTo(200);

        stack.config()
                .change("tenants/acme.yaml", "maxSends: 5", "maxSends: 1")
                .change("gateway.yaml", "maxBodyBytes: 16384", "maxBodyBytes: 256");
        stack.reload();

        assertThat(post("/acme/getOTP", id).category()).isEqualTo("otp_resend_limit_exceeded");
        JsonObject tooLong = Partner.body(id).put("padding", "x".repeat(256));
        assertThat(stack.partner().getOtp(tooLong).category()).isEqualTo("body_too_large");
    }

    @Test
    void keepsTheTokenWhereOtherOptionsChange() {
        post("/getOTP", stack.transactions().create("acme"));
        stack.config().change("tenants/acme.yaml", "maxSends: 5", "maxSends: 4");
        stack.reload();

        assertThat(post("/getOTP", stack.transactions().create("acme")).status())
                .isEqualTo(200);
        assertThat(stack.simulator().journal().count("token")).isEqualTo(1);
    }

    @Test
    void keepsABreakerOpenWhereOtherOptionsChangeAndBeginsClosedWhereTheAccountDoes() {
        openTheBreaker();
        stack.config().change("tenants/acme.yaml", "maxSends: 5", "maxSends: 4");
        stack.reload();
        assertThat(post("/getOTP", stack.transactions().create("acme")).cause()).isEqualTo("circuit_open");
        assertThat(breaker("open")).isEqualTo(1);

        stack.config().change("tenants/acme.yaml", "timeoutMs: 150000", "timeoutMs: 140000");
        stack.reload();

        assertThat(breaker("open")).isZero();
        assertThat(breaker("closed")).isEqualTo(1);
        assertThat(post("/getOTP", stack.transactions().create("acme")).status())
                .isEqualTo(200);
        assertThat(sends("unknown")).isEqualTo(10);
    }

    @Test
    void takesBothSecretsWhileBothAreListedAndTheOldOneNoLongerAfterwards() {
        Map<String, String> before = credentials("acme");
        Map<String, String> after = new HashMap<>(before);
        after.put("x-gateway-secret", NEW_SECRET);
        stack.environment().put("ACME_API_SECRET_2", NEW_SECRET);
        String old = "apiSecret: ${env:ACME_API_SECRET}";
        String both = "apiSecret: [\"${env:ACME_API_SECRET_2}\", \"${env:ACME_API_SECRET}\"]";

        stack.config().change("tenants/acme.yaml", old, both);
        stack.reload();
        assertThat(stack.createTransaction("acme", before).status()).isEqualTo(200);
        assertThat(stack.createTransaction("acme", after).status()).isEqualTo(200);

        stack.config().change("tenants/acme.yaml", both, "apiSecret: ${env:ACME_API_SECRET_2}");
        stack.reload();
        assertThat(stack.createTransaction("acme", before).category()).isEqualTo("unauthorized");
        assertThat(stack.createTransaction("acme", after).status()).isEqualTo(200);
    }

    private void openTheBreaker() {
        for (int call = 0; call < 10; call++) {
            String id = stack.transactions().create("acme");
            stack.partner().getOtp(Partner.body(id).put("pan", "ERROR0500A"));
        }
    }

    private Map<String, String> credentials(String tenant) {
        return PartnerCredentials.of(tenant, stack.environment());
    }

    private Answer post(String path, String id) {
        return Await.result(stack.partner().post(path, Partner.body(id)));
    }

    private double breaker(String state) {
        return stack.registry()
                .get("mfc_gateway_circuit_breaker_state")
                .tags("tenant", "acme", "state", state)
                .gauge()
                .value();
    }

    private double sends(String outcome) {
        return stack.registry()
                .get("mfc_gateway_otp_sends")
                .tags("tenant", "acme", "channel", "phone", "outcome", outcome)
                .counter()
                .count();
    }
}
