package dev.mfcgateway.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.simulator.Journal;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.GatewayProcess;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.WebhookReceiver.Arrival;
import dev.mfcgateway.webhook.PartnerSide;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gateways that are killed at any moment between an OTP and the delivery of the holdings: nothing that was accepted is
 * lost, and nothing is delivered under two names.
 */
class KilledDeliveriesChaos {

    private static final int ROUNDS = 20;
    private static final int TRANSACTIONS_PER_ROUND = 4;

    /** About what a process that has just come up needs for its first verifyOTP, and again from there to the delivery. */
    private static final int LATEST_KILL_MILLIS = 1_200;

    /** Long enough for the longest call to end, and its work to become due again. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final long SEED = Long.getLong("crash.seed", 20_261_122L);

    private final Random random = new Random(SEED);
    private final Map<String, Boolean> accepted = new LinkedHashMap<>();

    @TempDir
    private Path directory;

    @Test
    void losesNothingWhereverItIsKilled() throws IOException, InterruptedException {
        try (Processes processes = new Processes(directory);
                GatewayProcess survivor = processes.gateway("survivor").awaitReady();
                Partner partner = new Partner(processes.vertx(), survivor.port())) {
            processes.simulator().dials().set(Dial.DELAY_MS, 100).set(Dial.DELAY_JITTER_MS, 200);
            List<String> kills = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                kills.add(round(processes, partner, "victim" + round));
            }
            System.out.println("seed " + SEED + ", killed after: " + String.join(", ", kills));

            Processes.await("nothing is pending", PATIENCE, () -> processes.pending() == 0);
            Set<String> delivered = delivered(processes);
            Set<String> asked = asked(processes);
            List<String> left = accepted.keySet().stream()
                    .filter(id -> !delivered.contains(id))
                    .toList();
            System.out.printf(
                    "%d verified, %d cut off (%d of them had been accepted), %d never accepted%n",
                    accepted.values().stream().filter(answered -> answered).count(),
                    accepted.values().stream().filter(answered -> !answered).count(),
                    accepted.keySet().stream()
                            .filter(id -> !accepted.get(id) && asked.contains(id))
                            .count(),
                    left.size());

            assertThat(left).allSatisfy(id -> {
                assertThat(accepted.get(id)).as(story(processes, id)).isFalse();
                assertThat(asked).as(story(processes, id)).doesNotContain(id);
            });
            left.forEach(id -> assertThat(Await.result(processes.verify(partner, id, processes.otp(id)))
                            .status())
                    .isEqualTo(200));
            Processes.await(
                    "the rest is delivered",
                    PATIENCE,
                    () -> delivered(processes).containsAll(accepted.keySet()) && processes.pending() == 0);
            assertDelivered(processes);
        }
    }

    /** Gives when it was killed. */
    private String round(Processes processes, Partner survivor, String name) throws IOException, InterruptedException {
        boolean onceVerified = random.nextBoolean();
        int millis = random.nextInt(LATEST_KILL_MILLIS);
        try (GatewayProcess victim = processes.gateway(name);
                Partner caller = new Partner(processes.vertx(), victim.port())) {
            List<String> ids = processes.sent(survivor, TRANSACTIONS_PER_ROUND);
            Map<String, String> otps = new HashMap<>();
            ids.forEach(id -> otps.put(id, processes.otp(id)));
            victim.awaitReady();

            List<Future<Boolean>> verifications = ids.stream()
                    .map(id -> processes
                            .verify(caller, id, otps.get(id))
                            .transform(answer -> Future.succeededFuture(
                                    answer.succeeded() && answer.result().status() == 200)))
                    .toList();
            if (onceVerified) {
                Await.result(Future.any(verifications));
            }
            Await.result(processes.vertx().timer(millis));
            victim.kill();

            for (int i = 0; i < ids.size(); i++) {
                accepted.put(ids.get(i), Await.result(verifications.get(i)));
            }
        }
        return (onceVerified ? "the first answer and " : "") + millis + " ms";
    }

    private static Set<String> delivered(Processes processes) {
        return processes.receiver().arrivals().stream()
                .map(Arrival::transactionId)
                .collect(toSet());
    }

    /** Whose OTP, always the right one, has reached MFCentral. */
    private Set<String> asked(Processes processes) {
        Set<String> references = processes.simulator().journal().entries("investorconsent").stream()
                .map(Journal.Entry::clientRefNo)
                .collect(toSet());
        return accepted.keySet().stream()
                .filter(id -> references.contains(processes.transactions().field(id, "clientRefNo")))
                .collect(toSet());
    }

    private void assertDelivered(Processes processes) {
        Map<String, List<Arrival>> arrivals =
                processes.receiver().arrivals().stream().collect(groupingBy(Arrival::transactionId));
        System.out.printf(
                "%d transactions, %d arrivals%n",
                arrivals.size(), processes.receiver().arrivals().size());

        assertThat(arrivals.keySet()).containsExactlyInAnyOrderElementsOf(accepted.keySet());
        arrivals.forEach((id, ofOne) -> {
            assertThat(ofOne).extracting(Arrival::id).containsOnly("msg_" + id);
            assertThat(ofOne).allSatisfy(KilledDeliveriesChaos::assertGenuine);
            assertThat(processes.transactions().field(id, "status"))
                    .as(story(processes, id))
                    .isEqualTo("COMPLETED");
        });
    }

    private static void assertGenuine(Arrival arrival) throws IOException {
        Map<String, String> headers = Map.of(
                "webhook-id", arrival.id(),
                "webhook-timestamp", arrival.timestamp(),
                "webhook-signature", arrival.signature());
        Instant then = Instant.ofEpochSecond(Long.parseLong(arrival.timestamp()));
        JsonNode data = new PartnerSide(Processes.ENVIRONMENT.get("GLOBEX_API_SECRET"))
                .read(headers::get, arrival.body().getBytes(UTF_8), then);
        assertThat(data.at("/payload/transactions").isMissingNode()).isFalse();
        assertThat(data.at("/payload/summary").isMissingNode()).isFalse();
    }

    private static String story(Processes processes, String id) {
        return id + " " + processes.transactions().field(id, "status") + "\n"
                + processes.transactions().field(id, "events");
    }
}
