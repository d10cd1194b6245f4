package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a partner is told of what Redis says. How long it is of no use, and what is then, are the chaos tests'. */
class RedisFaultsIT {

    private static FullStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void forget() {
        stack.simulator().inbox().clear();
    }

    @Test
    void sendsNothingWhileRedisIsOutOfMemory() throws IOException {
        String id = stack.transactions().create("acme");
        stack.redis().ask("CONFIG", "SET", "maxmemory", "1");
        Answer answer = getOtp(id);
        stack.redis().ask("CONFIG", "SET", "maxmemory", "0");

        ErrorRow.internal("redis_unavailable").assertIs(answer);
        assertThat(stack.simulator().inbox().messages()).isEmpty();
    }

    @Test
    void sendsNothingOnARecordOfAnotherType() {
        String id = stack.transactions().newId();
        stack.transactions()
                .send(Request.cmd(Command.SET).arg(stack.transactions().key(id)).arg("text"));

        ErrorRow.internal("unexpected").assertIs(getOtp(id));
        assertThat(stack.simulator().inbox().messages()).isEmpty();
    }

    @Test
    void noticesNothingOfForgottenScripts() throws IOException {
        double before = refused();
        stack.redis().ask("SCRIPT", "FLUSH");

        assertThat(getOtp(stack.transactions().create("acme")).status()).isEqualTo(200);
        assertThat(refused()).isEqualTo(before);
    }

    private static double refused() {
        return stack.metric("mfc_gateway_redis_failures_total{cause=\"refused\"}");
    }

    private static Answer getOtp(String id) {
        return stack.partner().getOtp(Partner.body(id));
    }
}
