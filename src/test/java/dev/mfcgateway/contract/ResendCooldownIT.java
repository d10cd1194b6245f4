package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A tenant, acme, whose investors must wait an hour for the first resend, and two for each further one. */
class ResendCooldownIT {

    private static final ErrorRow LIMITED =
            ErrorRow.of("otp_resend_limit_exceeded", 400, "otp_resend_limit_exceeded", "AccessDenied");

    private static FullStack stack;
    private static Consents acme;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start(config -> config.change(
                "tenants/acme.yaml",
                "# resendCooldownsMs: [30000, 60000, 120000]",
                "resendCooldownsMs: [3600000, 7200000]"));
        acme = new Consents(stack, "acme");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void refusesAResendUntilItsTimeHasCome() {
        String id = acme.sent();
        assertThat(stack.transactions().field(id, "otpResendCooldowns")).isEqualTo("3600000,7200000");

        Answer refused = acme.post("/getOTP", Partner.body(id));

        LIMITED.assertIs(refused);
        assertThat(Long.parseLong(refused.headers().get("Retry-After"))).isBetween(3_500L, 3_600L);
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("1");

        wait(id, 3_600_000);
        assertThat(acme.getOtp(id).getInteger("sendsRemaining")).isEqualTo(3);
        assertThat(Long.parseLong(
                        acme.post("/getOTP", Partner.body(id)).headers().get("Retry-After")))
                .isBetween(7_100L, 7_200L);
    }

    /** As if the first OTP had been sent so much earlier. */
    private static void wait(String id, long millis) {
        String entry = stack.transactions().field(id, "send:1");
        int time = entry.lastIndexOf(' ') + 1;
        stack.transactions()
                .send(Request.cmd(Command.HSET)
                        .arg(stack.transactions().key(id))
                        .arg("send:1")
                        .arg(entry.substring(0, time) + (Long.parseLong(entry.substring(time)) - millis)));
    }

    @Test
    void saysNoTimeWhereTheTransactionHasHadAll() {
        String id = stack.transactions().create("acme", Map.of("otpSends", "5"));

        Answer refused = acme.post("/getOTP", Partner.body(id));

        LIMITED.assertIs(refused);
        assertThat(refused.headers().contains("Retry-After")).isFalse();
    }

    @Test
    void countsWhichLimitRefused() {
        String id = acme.sent();
        double before = refusals("cooldown");

        acme.post("/getOTP", Partner.body(id));

        assertThat(refusals("cooldown")).isEqualTo(before + 1);
        assertThat(refusals("pan")).isZero();
    }

    private static double refusals(String limit) {
        return stack.metric("mfc_gateway_otp_limits_total{limit=\"" + limit + "\",tenant=\"acme\"}");
    }

    @Test
    void hasTheTenantsCooldownsForARecordThatNamesNoneIfTheRequestNamesTheTenant() {
        String id = stack.transactions().create("acme");
        stack.partner().getOtp(Partner.body(id));

        assertThat(stack.partner().getOtp(Partner.body(id)).status()).isEqualTo(200);
        LIMITED.assertIs(acme.post("/getOTP", Partner.body(id)));
    }

    @Test
    void leavesOtherTenantsAlone() {
        Consents globex = new Consents(stack, "globex");
        String id = globex.sent();

        assertThat(stack.transactions().field(id, "otpResendCooldowns")).isEmpty();
        assertThat(globex.post("/getOTP", Partner.body(id)).status()).isEqualTo(200);
    }
}
