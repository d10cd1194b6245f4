package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * MFCentral may have accepted an OTP though no answer came. The attempt counts as wrong for as long as nobody knows;
 * then the gateway asks for the holdings, and having them proves that the OTP was right.
 */
class LostConsentIT {

    private static FullStack stack;
    private static Consents globex;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start(config -> config.change("tenants/globex.yaml", "minimumCalls: 10", "minimumCalls: 1000")
                .change("tenants/globex.yaml", "timeoutMs: 150000", "timeoutMs: 2000"));
        globex = new Consents(stack, "globex");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void reset() {
        stack.simulator().dials().reset();
        stack.simulator().journal().clear();
    }

    @Test
    void findsOutThatTheOtpWasRightAfterATimeOut() {
        String id = globex.sent();
        stack.simulator().dials().set(Dial.HANG, true);

        ErrorRow.internal("mfc_timeout").assertIs(globex.verify(id, globex.otp(id)));

        assertThat(globex.status(id).data().getString("status")).isEqualTo("OTP_SENT");
        assertThat(wrongAttempts(id)).isEqualTo(1);
        stack.simulator().dials().reset();
        globex.hurry(id);
        globex.await(id, "COMPLETED");
        assertThat(wrongAttempts(id)).isZero();
        assertThat(globex.events(id)).contains("OTP_VERIFIED");
        assertThat(stack.simulator().journal().entries("investorconsent")).hasSize(1);
    }

    @Test
    void givesTheAttemptBackWhereMfCentralKnowsOfNoConsent() {
        String id = globex.sent();
        stack.simulator().dials().set(Dial.CLOSE_AFTER_READ, true);

        ErrorRow.internal("mfc_unreachable").assertIs(globex.verify(id, globex.wrongOtp(id)));

        assertThat(wrongAttempts(id)).isEqualTo(1);
        stack.simulator().dials().reset();
        globex.hurry(id);
        Consents.until("the attempt back", () -> wrongAttempts(id) == 0);
        Consents.until("nothing to do", () -> globex.due(id) == 0);
        assertThat(globex.events(id)).endsWith("OTP_NOT_CHECKED");
        assertThat(globex.verify(id, globex.otp(id)).status()).isEqualTo(200);
        globex.await(id, "COMPLETED");
    }

    /** An earlier attempt has queued the transaction; its turn may come, and go, while MFCentral looks at the next. */
    @Test
    void deliversThoughTheQueueLostTheTransactionMeanwhile() {
        String id = globex.sent();
        String otp = globex.otp(id);
        stack.simulator().dials().set(Dial.DELAY_MS, 700);
        Future<Answer> answer = globex.posted("/verifyOTP", Consents.verification(id, otp));
        Consents.until(
                "a call",
                () -> !stack.simulator().journal().entries("investorconsent").isEmpty());
        stack.transactions().send(Request.cmd(Command.ZREM).arg("mfg:work").arg(id));

        assertThat(Await.result(answer).status()).isEqualTo(200);
        globex.await(id, "COMPLETED");
    }

    /** Else the new attempt would be taken for one whose answer was lost, and given back while it is looked at. */
    @Test
    void waitsForTheNewestAttemptBeforeItTakesAnyForLost() {
        String id = globex.sent();
        globex.verify(id, globex.wrongOtp(id));
        stack.transactions()
                .send(Request.cmd(Command.ZADD)
                        .arg("mfg:work")
                        .arg(System.currentTimeMillis() + 3_000)
                        .arg(id));

        globex.verify(id, globex.wrongOtp(id));

        assertThat(globex.due(id)).isGreaterThan(System.currentTimeMillis() + 8_000);
        assertThat(wrongAttempts(id)).isEqualTo(2);
    }

    private static int wrongAttempts(String id) {
        return globex.status(id).data().getJsonObject("otp").getInteger("wrongAttempts");
    }
}
