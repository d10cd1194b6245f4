package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FreePort;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import dev.mfcgateway.testing.RealRedis;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens to Redis: nothing is sent while it is unsure, and the gateway is back by itself. */
class RedisFaultsIT {

    private FullStack stack;
    private RealRedis redis;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        stack = FullStack.start();
        redis = stack.redis();
        awaitSuccess();
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void sendsNothingToAReplicaAndGoesOnWithAPrimary() throws IOException {
        String id = stack.transactions().create("acme");
        redis.ask("REPLICAOF", "127.0.0.1", Integer.toString(FreePort.next()));

        assertNothingIsSent(id);

        redis.ask("REPLICAOF", "NO", "ONE");
        awaitSuccess();
    }

    @Test
    void sendsNothingWhileAScriptRunsAndGoesOnWhenItIsStopped() throws IOException, InterruptedException {
        String id = stack.transactions().create("acme");
        redis.ask("CONFIG", "SET", "lua-time-limit", "100");
        Thread endless = new Thread(this::runEndlessly);
        endless.start();
        Await.until("Redis says that it is busy", this::isBusy);

        assertNothingIsSent(id);

        redis.ask("SCRIPT", "KILL");
        endless.join();
        awaitSuccess();
    }

    @Test
    void noticesNothingOfForgottenScripts() throws IOException {
        redis.ask("SCRIPT", "FLUSH");

        assertThat(getOtp(stack.transactions().create("acme")).status()).isEqualTo(200);
        assertThat(stack.metric("mfc_gateway_redis_failures_total{cause=\"refused\"}"))
                .isZero();
    }

    private void runEndlessly() {
        try {
            redis.ask("EVAL", "\"while true do end\"", "0");
        } catch (IOException killed) {
            // As it should be.
        }
    }

    private boolean isBusy() {
        try {
            redis.ask("DBSIZE");
            return false;
        } catch (IOException refused) {
            return refused.getMessage().contains("BUSY");
        }
    }

    private void assertNothingIsSent(String id) {
        stack.simulator().inbox().clear();
        List<Answer> answers = Await.result(Future.all(IntStream.range(0, 20)
                        .mapToObj(request -> stack.partner().post("/getOTP", Partner.body(id)))
                        .toList()))
                .list();

        assertThat(answers).allSatisfy(ErrorRow.internal("redis_unavailable")::assertIs);
        assertThat(stack.simulator().inbox().messages()).isEmpty();
    }

    private Answer getOtp(String id) {
        return stack.partner().getOtp(Partner.body(id));
    }

    private void awaitSuccess() {
        String id = stack.transactions().create("acme");
        Await.until("an OTP is sent", () -> getOtp(id).status() != 500);
    }
}
