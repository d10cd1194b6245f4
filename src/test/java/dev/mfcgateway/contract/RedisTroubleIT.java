package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While Redis is unsure nothing is sent, and once it is back so is the gateway. */
class RedisTroubleIT {

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
    void sendsNothingWhileRedisIsFrozenAndGoesOnAfterwards() throws IOException, InterruptedException {
        String id = stack.transactions().create("acme");
        stack.partner().getOtp(Partner.body(id));
        stack.simulator().inbox().clear();

        stack.redis().freeze();
        List<Answer> answers;
        try {
            answers = Await.result(Future.all(IntStream.range(0, 100)
                            .mapToObj(request -> stack.partner().post("/getOTP", Partner.body(id)))
                            .toList()))
                    .list();
        } finally {
            stack.redis().thaw();
        }

        assertThat(answers).allSatisfy(ErrorRow.internal("redis_unavailable")::assertIs);
        assertThat(stack.simulator().inbox().messages()).isEmpty();
        awaitSuccess();
    }

    @Test
    void sendsNothingWhileRedisIsOutOfMemory() {
        String id = stack.transactions().create("acme");
        stack.transactions()
                .send(Request.cmd(Command.CONFIG).arg("SET").arg("maxmemory").arg("1"));

        ErrorRow.internal("redis_unavailable").assertIs(stack.partner().getOtp(Partner.body(id)));
        assertThat(stack.simulator().inbox().messages()).isEmpty();
    }

    @Test
    void sendsNothingOnARecordOfAnotherType() {
        String id = stack.transactions().newId();
        stack.transactions()
                .send(Request.cmd(Command.SET).arg(stack.transactions().key(id)).arg("text"));

        ErrorRow.internal("unexpected").assertIs(stack.partner().getOtp(Partner.body(id)));
        assertThat(stack.simulator().inbox().messages()).isEmpty();
    }

    /** Commands that Redis took up while frozen may come back counted: a new transaction tells. */
    private void awaitSuccess() throws InterruptedException {
        for (int attempt = 0; attempt < 50; attempt++) {
            if (stack.partner()
                            .getOtp(Partner.body(stack.transactions().create("acme")))
                            .status()
                    == 200) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("still refused after Redis came back");
    }
}
