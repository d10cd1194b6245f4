package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests for the same OTP that come to one gateway while it is being sent. */
class SingleFlightIT {

    private static final int AT_ONCE = 250;

    private static FullStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start();
        stack.simulator().dials().set(Dial.DELAY_MS, 3_000);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void sendsOneOtpForAsManyAsAskForIt() {
        String id = stack.transactions().create("acme");
        long before = stack.simulator().journal().count("newCasRequest");

        List<Answer> answers = atOnce(i -> Partner.body(id).put("phone", i % 2 == 0 ? "+919876543210" : "9876543210"));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers).extracting(Answer::text).containsOnly(answers.get(0).text());
        assertThat(stack.simulator().journal().count("newCasRequest") - before).isEqualTo(1);
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("1");
        assertThat(stack.metric("mfc_gateway_requests_total{operation=\"get_otp\",outcome=\"ok\",tenant=\"acme\"}"))
                .isGreaterThanOrEqualTo(AT_ONCE);
    }

    @Test
    void givesEachItsOwnSendWhereTheBodiesDiffer() {
        String id = stack.transactions().create("acme");

        List<Answer> answers = atOnce(i -> Partner.body(id).put("phone", "+9198765%05d".formatted(i)));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(Answer::category)
                .containsOnly("otp_resend_limit_exceeded");
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("5");
    }

    private static List<Answer> atOnce(IntFunction<JsonObject> body) {
        List<Future<Answer>> answers = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> stack.partner().post("/getOTP", body.apply(i)))
                .toList();
        Await.result(Future.all(answers));
        return answers.stream().map(Future::result).toList();
    }
}
