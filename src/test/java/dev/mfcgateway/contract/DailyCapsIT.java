package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.app.ConfigFiles;
import dev.mfcgateway.app.GatewayProgram;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import dev.mfcgateway.testing.SampleConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenant, acme, that may have 2 OTPs sent for a PAN in a day, 3 to a contact, and 4 in all. */
class DailyCapsIT {

    private static final ErrorRow LIMITED =
            ErrorRow.of("otp_resend_limit_exceeded", 400, "otp_resend_limit_exceeded", "AccessDenied");

    private static FullStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start(DailyCapsIT::capped);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static SampleConfig capped(SampleConfig config) {
        return config.change(
                "tenants/acme.yaml",
                "# dailyCaps: {perPan: 20, perContact: 20, perTenant: 100000}",
                "dailyCaps: {perPan: 2, perContact: 3, perTenant: 4}");
    }

    @BeforeEach
    void forget() {
        stack.transactions().send(Request.cmd(Command.FLUSHALL));
        stack.simulator().inbox().clear();
    }

    private static JsonObject body(String id, int investor, int contact) {
        return Partner.body(id)
                .put("pan", "ABCDE%04dF".formatted(investor))
                .put("phone", "+91987654%04d".formatted(contact));
    }

    /** A transaction of its own for each. */
    private static Answer getOtp(int investor, int contact) {
        return stack.partner().getOtp(body(stack.transactions().create("acme"), investor, contact));
    }

    private static void assertSent(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static double refusals(String limit) {
        return stack.metric("mfc_gateway_otp_limits_total{limit=\"" + limit + "\",tenant=\"acme\"}");
    }

    @Test
    void capsThePanOverAllTransactions() {
        double before = refusals("pan");
        assertSent(getOtp(1, 1));
        assertSent(getOtp(1, 2));
        String id = stack.transactions().create("acme");

        LIMITED.assertIs(stack.partner().getOtp(body(id, 1, 3)));

        assertThat(refusals("pan")).isEqualTo(before + 1);
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("0");
        assertThat(stack.transactions().field(id, "send:1")).startsWith("refunded ");
        assertThat(stack.simulator().inbox().messages()).hasSize(2);
        assertSent(getOtp(2, 3));
    }

    @Test
    void capsTheContact() {
        double before = refusals("contact");
        assertSent(getOtp(1, 1));
        assertSent(getOtp(2, 1));
        assertSent(getOtp(3, 1));

        LIMITED.assertIs(getOtp(4, 1));

        assertThat(refusals("contact")).isEqualTo(before + 1);
        assertSent(getOtp(4, 2));
    }

    @Test
    void capsTheTenantAndNobodyElse() {
        double before = refusals("tenant");
        for (int investor = 1; investor <= 4; investor++) {
            assertSent(getOtp(investor, investor));
        }

        LIMITED.assertIs(getOtp(5, 5));

        assertThat(refusals("tenant")).isEqualTo(before + 1);
        assertSent(
                stack.getOtpWithCredentials("globex", body(stack.transactions().create("globex"), 5, 5)));
    }

    @Test
    void tellsTheCallerWhatTheTransactionsOwnLimitTells() {
        assertSent(getOtp(1, 1));
        assertSent(getOtp(1, 2));

        Answer own = ask(stack.transactions().create("acme", Map.of("otpSends", "5")));
        Answer cap = ask(stack.transactions().create("acme"));

        assertThat(cap.text()).isEqualTo(own.text());
        assertThat(cap.status()).isEqualTo(own.status());
        assertThat(text(cap.headers())).isEqualTo(text(own.headers()));
    }

    private static Answer ask(String id) {
        HttpRequest<Buffer> request = stack.partner()
                .request(HttpMethod.POST, "/getOTP")
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Request-Id", "r-1");
        return Await.result(stack.partner().answer(request, body(id, 1, 1).toBuffer()));
    }

    private static String text(MultiMap headers) {
        return headers.entries().stream().map(Object::toString).sorted().collect(Collectors.joining("\n"));
    }

    @Test
    void givesBackWhatMfCentralDidNotSend() {
        for (int attempt = 0; attempt < 5; attempt++) {
            JsonObject limited =
                    Partner.body(stack.transactions().create("acme")).put("pan", "ERROR0429A");
            assertThat(stack.partner().getOtp(limited).category()).isEqualTo("mfc_rate_limited");
        }

        assertThat(counts()).isNotEmpty().allMatch(count -> count.matches(".*\\{\\d+: 0(, \\d+: 0)*}"));
        assertSent(getOtp(1, 1));
    }

    @Test
    void keepsCountingWhatMfCentralDeclined() {
        for (int attempt = 0; attempt < 2; attempt++) {
            JsonObject wrong = Partner.body(stack.transactions().create("acme")).put("pan", "WRONG0422A");
            assertThat(stack.partner().getOtp(wrong).category()).isEqualTo("invalid_pan_mobile");
        }

        LIMITED.assertIs(stack.partner()
                .getOtp(Partner.body(stack.transactions().create("acme")).put("pan", "WRONG0422A")));
    }

    @Test
    void keepsNothingOfTheInvestorAndForgetsInTime() {
        String id = stack.transactions().create("acme");
        assertSent(stack.partner().getOtp(Partner.body(id)));

        assertThat(counts()).hasSize(3).allSatisfy(count -> assertThat(count)
                .startsWith("mfg:cap:{acme}:")
                .doesNotContain(Partner.PAN, Partner.PHONE.substring(3)));
        assertThat(stack.transactions().everything(id)).doesNotContain(Partner.PAN, Partner.PHONE.substring(3));
        for (Response key : keys("mfg:cap:*")) {
            assertThat(stack.transactions()
                            .send(Request.cmd(Command.PTTL).arg(key.toString()))
                            .toLong())
                    .isPositive();
        }
    }

    /** Each counter with its fields. */
    private static Iterable<String> counts() {
        return keys("mfg:cap:*").stream()
                .map(key -> key.toString() + " "
                        + stack.transactions().send(Request.cmd(Command.HGETALL).arg(key.toString())))
                .toList();
    }

    private static Response keys(String pattern) {
        return stack.transactions().send(Request.cmd(Command.KEYS).arg(pattern));
    }

    @Test
    void isSharedByAllGateways(@TempDir Path directory) throws IOException {
        SampleConfig config = capped(SampleConfig.in(
                directory, stack.redis().endpoint(), stack.simulator().baseUrl()));
        ConfigFiles files = new ConfigFiles(FullStack.environment()::get);
        GatewayProgram other = Await.result(GatewayProgram.start(files, files.load(config.file())));
        try (Partner partner = new Partner(stack.vertx(), config.port())) {
            assertSent(getOtp(1, 1));
            assertSent(partner.getOtp(body(stack.transactions().create("acme"), 1, 2)));

            LIMITED.assertIs(getOtp(1, 3));
            LIMITED.assertIs(partner.getOtp(body(stack.transactions().create("acme"), 1, 4)));
        } finally {
            Await.result(other.close());
        }
    }

    @Test
    void sendsNothingWhereACounterCannotBeRead() {
        stack.transactions()
                .send(Request.cmd(Command.SET).arg("mfg:cap:{acme}:tenant").arg("text"));
        String id = stack.transactions().create("acme");

        ErrorRow.internal("unexpected").assertIs(stack.partner().getOtp(Partner.body(id)));

        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("0");
        assertThat(stack.simulator().inbox().messages()).isEmpty();
    }
}
