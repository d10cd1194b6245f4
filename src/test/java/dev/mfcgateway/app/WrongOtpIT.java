package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.GatewayProcess;
import dev.mfcgateway.testing.Partner;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who guesses OTPs, at two gateways at once. */
class WrongOtpIT {

    private static final int GUESSES = 200;

    @TempDir
    private Path directory;

    @Test
    void hasMfCentralLookAtExactlyFiveOfTwoHundredGuesses() throws IOException, InterruptedException {
        try (Processes processes = new Processes(directory);
                GatewayProcess one = processes.gateway("one");
                GatewayProcess other = processes.gateway("other");
                Partner oneCaller = new Partner(processes.vertx(), one.port());
                Partner otherCaller = new Partner(processes.vertx(), other.port())) {
            one.awaitReady();
            other.awaitReady();
            String id = processes.sent(oneCaller, 1).get(0);
            String wrong = processes.otp(id).equals("111111") ? "222222" : "111111";

            List<Partner.Answer> answers = Await.result(Future.all(IntStream.range(0, GUESSES)
                            .mapToObj(guess -> processes.verify(guess % 2 == 0 ? oneCaller : otherCaller, id, wrong))
                            .toList()))
                    .list();

            assertThat(answers).hasSize(GUESSES);
            assertThat(answers.stream().filter(answer -> "incorrect_otp".equals(answer.category())))
                    .hasSize(5);
            assertThat(answers.stream().filter(answer -> "wrong_attempts_exceeded".equals(answer.category())))
                    .hasSize(GUESSES - 5);
            assertThat(processes.simulator().journal().count("investorconsent")).isEqualTo(5);
            assertThat(processes.transactions().field(id, "wrongAttempts")).isEqualTo("5");
        }
    }
}
