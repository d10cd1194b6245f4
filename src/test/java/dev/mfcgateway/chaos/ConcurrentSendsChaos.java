package dev.mfcgateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.Partner;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** As many requests at once as it takes for a race to show, at four gateways that know nothing of each other. */
class ConcurrentSendsChaos {

    private static final int GATEWAYS = 4;
    private static final int AT_EACH = 250;
    private static final int ROUNDS = 50;
    private static final int SENDS_ALLOWED = 5;

    private static Fleet fleet;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        // It is the count that is looked at here, not the time: a burst on a small machine may take Redis over a
        // second.
        fleet = Fleet.start(
                GATEWAYS, config -> config.change("gateway.yaml", "commandTimeoutMs: 1000", "commandTimeoutMs: 30000"));
    }

    @AfterAll
    static void stop() throws IOException {
        fleet.close();
    }

    @Test
    void sendsFiveOtpsForAThousandRequestsInEveryRound() throws InterruptedException {
        fleet.forget();
        History history = new History();
        for (int round = 1; round <= ROUNDS; round++) {
            String transaction = fleet.create();
            List<Asked> asked = IntStream.range(0, GATEWAYS * AT_EACH)
                    .mapToObj(turn -> history.ask(fleet.member(turn), transaction))
                    .toList();
            Await.result(Future.all(asked.stream().map(Asked::told).toList()));

            assertThat(History.outcomes(asked))
                    .as("round %d, %s", round, transaction)
                    .containsOnlyKeys("ok", "otp_resend_limit_exceeded")
                    .containsEntry("ok", (long) SENDS_ALLOWED);
        }
        fleet.awaitStill();

        Invariants.assertHold("a thousand at once", Evidence.of(fleet, history));
        assertThat(fleet.simulator().inbox().messages()).hasSize(ROUNDS * SENDS_ALLOWED);
    }

    @Test
    void signsAndSendsOnceForTheSameRequestFromManyCallers() throws InterruptedException, IOException {
        fleet.forget();
        Member gateway = fleet.member(0);
        double calls = calls(gateway);
        History history = new History();
        String transaction = fleet.create();
        String phone = History.newPhone();
        fleet.simulator().dials().set(Dial.DELAY_MS, 3_000);
        try {
            IntStream.range(0, AT_EACH).forEach(turn -> history.ask(gateway, transaction, phone, Partner.PAN));
            history.awaitAnswers();
        } finally {
            fleet.simulator().dials().reset();
        }

        Invariants.assertHold("one request from many", Evidence.of(fleet, history));
        assertThat(history.outcomes()).containsOnly(Map.entry("ok", (long) AT_EACH));
        assertThat(fleet.simulator().inbox().messages()).hasSize(1);
        assertThat(calls(gateway) - calls).as("calls that were signed").isEqualTo(1);
    }

    private static double calls(Member gateway) throws IOException {
        return gateway.process()
                .metric("mfc_gateway_mfcentral_duration_seconds_count{operation=\"get_otp\",tenant=\"" + Fleet.TENANT
                        + "\"}");
    }
}
