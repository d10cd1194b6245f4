package dev.mfcgateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Inbox;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A Redis that stops in the middle of everything, with its connections open, and goes on later as if nothing had been. */
class FrozenRedisChaos {

    private static final int GATEWAYS = 2;
    private static final int PER_SECOND = 200;

    /** A JVM that has just come up needs several times as long for each request. */
    private static final int PER_SECOND_AT_FIRST = 50;

    private static final Duration AT_FIRST = Duration.ofSeconds(15);
    private static final Duration CALM = Duration.ofSeconds(3);
    private static final Duration FROZEN = Duration.ofSeconds(10);
    private static final Duration AFTERWARDS = Duration.ofSeconds(5);

    /** What was under way when Redis froze has been answered by then. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    /** By the gateway's own clock; {@code commandTimeoutMs} is 1000. */
    private static final Duration LONGEST_REFUSAL = Duration.ofMillis(1_200);

    /** By the callers' clock: all of them share this process, and the machine. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(2);

    private static Fleet fleet;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        fleet = Fleet.start(GATEWAYS, config -> config);
    }

    @AfterAll
    static void stop() throws IOException {
        fleet.close();
    }

    /** When the full load began, the freeze began and ended, and the load ended. */
    private record Freeze(Instant warm, Instant frozen, Instant thawed, Instant over) {}

    @Test
    void refusesInTimeWhileRedisIsFrozenAndServesSoonAfterwards() throws IOException, InterruptedException {
        History history = new History();
        Freeze freeze = freezeUnderLoad(history);
        fleet.awaitStill();
        List<Asked> calm = history.between(freeze.warm(), freeze.frozen().minus(UNDER_WAY));
        List<Asked> refused = history.between(freeze.frozen(), freeze.thawed().minus(LONGEST_WAIT));
        List<Asked> afterwards = history.between(freeze.thawed().plus(LONGEST_RECOVERY), freeze.over());
        System.out.printf(
                "before %s%nfrozen %s, longest %d ms, by the gateways' logs %d ms%nthe first success %d ms after Redis went on%nfrom 2 s on %s%n",
                History.outcomes(calm),
                History.outcomes(refused),
                longest(refused).toMillis(),
                longestInTheLogs().toMillis(),
                Duration.between(freeze.thawed(), firstSuccess(history, freeze.thawed()))
                        .toMillis(),
                History.outcomes(afterwards));

        Invariants.assertHold("Redis frozen for " + FROZEN, Evidence.of(fleet, history));
        assertThat(History.outcomes(calm)).containsKey("ok");
        assertThat(History.outcomes(refused)).containsOnlyKeys("internal_error redis_unavailable");
        assertThat(longestInTheLogs()).isLessThan(LONGEST_REFUSAL);
        assertThat(longest(refused)).isLessThan(LONGEST_WAIT);
        assertThat(withOtp(refused)).isEmpty();
        assertThat(afterwards)
                .filteredOn(asked -> !asked.told().result().isOk())
                .isEmpty();
    }

    private static Freeze freezeUnderLoad(History history) throws IOException, InterruptedException {
        load(history, PER_SECOND_AT_FIRST, AT_FIRST);
        int seconds = (int) CALM.plus(FROZEN).plus(AFTERWARDS).multipliedBy(2).toSeconds();
        Instant warm = Instant.now();
        Load load = Load.start(fleet, history, PER_SECOND, fleet.create(seconds * PER_SECOND));
        try {
            pass(CALM);
            fleet.redis().freeze();
            Instant frozen = Instant.now();
            pass(FROZEN);
            Instant thawed = Instant.now();
            fleet.redis().thaw();
            pass(AFTERWARDS);
            return new Freeze(warm, frozen, thawed, Instant.now());
        } finally {
            fleet.redis().thaw();
            load.stop();
        }
    }

    private static void load(History history, int perSecond, Duration time) throws IOException, InterruptedException {
        int transactions = (int) time.multipliedBy(2).toSeconds() * perSecond;
        Load load = Load.start(fleet, history, perSecond, fleet.create(transactions));
        pass(time);
        load.stop();
    }

    private static void pass(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    private static Duration longest(List<Asked> some) {
        return some.stream()
                .map(asked -> asked.told().result().took())
                .max(Duration::compareTo)
                .orElseThrow();
    }

    /** Of all that Redis refused, in whatever part of the test. */
    private static Duration longestInTheLogs() throws IOException {
        double longest = 0;
        for (Member member : fleet.members()) {
            for (String line : member.process().output()) {
                if (line.contains("\"cause\":\"redis_unavailable\"")) {
                    longest = Math.max(longest, new JsonObject(line).getDouble("ms"));
                }
            }
        }
        return Duration.ofNanos((long) (longest * 1_000_000));
    }

    private static Instant firstSuccess(History history, Instant from) {
        return history.all().stream()
                .filter(asked -> asked.told().result().isOk())
                .map(asked -> asked.at().plus(asked.told().result().took()))
                .filter(answered -> answered.isAfter(from))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private static List<Asked> withOtp(List<Asked> some) {
        Set<String> phones = fleet.simulator().inbox().messages().stream()
                .map(Inbox.Message::address)
                .collect(Collectors.toSet());
        return some.stream().filter(asked -> phones.contains(asked.phone())).toList();
    }
}
