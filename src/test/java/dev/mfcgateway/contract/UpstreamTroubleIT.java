package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one answer of MFCentral does to the requests that come after it. */
class UpstreamTroubleIT {

    private FullStack stack;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        stack = FullStack.start();
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void carriesMfCentralsOwnRetryAfterAndPausesForThatLong() {
        Answer limited =
                stack.partner().getOtp(ErrorRow.body(stack.transactions().create("acme"), "ERROR0429B", "phone"));
        String next = stack.transactions().create("acme");
        Answer paused = stack.partner().getOtp(Partner.body(next));

        assertThat(limited.headers().get("Retry-After")).isEqualTo("2");
        assertThat(paused.category()).isEqualTo("mfc_rate_limited");
        assertThat(paused.headers().get("Retry-After")).isIn("1", "2");
        assertThat(stack.transactions().field(next, "otpSends")).isEqualTo("0");
    }

    @Test
    void saysThirtySecondsAndPausesNobodyWhereMfCentralDoesNotSay() {
        Answer limited =
                stack.partner().getOtp(ErrorRow.body(stack.transactions().create("acme"), "ERROR0429A", "phone"));
        Answer next = stack.partner().getOtp(Partner.body(stack.transactions().create("acme")));

        assertThat(limited.headers().get("Retry-After")).isEqualTo("30");
        assertThat(next.status()).isEqualTo(200);
    }

    @Test
    void sendsOnceMoreAfterATokenDied() {
        String id = stack.transactions().create("acme");

        Answer answer = stack.partner().getOtp(ErrorRow.body(id, "ERROR0401A", "phone"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(stack.simulator().journal().count("token")).isEqualTo(2);
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("1");
    }
}
