package dev.mfcgateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.testing.SampleConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three times as many requests as MFCentral may be asked at once: what is too much costs the others next to nothing. */
class OverloadChaos {

    private static final int MAX_IN_FLIGHT = 40;
    private static final int MFCENTRAL_MILLIS = 500;

    /** What the cap lets through in a second, if nothing else takes time. */
    private static final int CAPACITY = MAX_IN_FLIGHT * 1_000 / MFCENTRAL_MILLIS;

    private static final Duration LASTING = Duration.ofSeconds(12);

    /** Left out at either end: what is asked there is answered beyond it. */
    private static final Duration EDGE = Duration.ofSeconds(1);

    private static final double SHARE_KEPT = 0.9;

    private static Fleet fleet;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        fleet = Fleet.start(1, OverloadChaos::capped);
        fleet.simulator().dials().set(Dial.DELAY_MS, MFCENTRAL_MILLIS);
    }

    private static SampleConfig capped(SampleConfig config) {
        return config.change("tenants/" + Fleet.TENANT + ".yaml", "maxInFlight: 2000", "maxInFlight: " + MAX_IN_FLIGHT);
    }

    @AfterAll
    static void stop() throws IOException {
        fleet.close();
    }

    @Test
    void keepsNineTenthsOfItsPeakAtThreeTimesItsCapacity() throws IOException, InterruptedException {
        History history = new History();
        double peak = Math.max(goodput(ask(history, CAPACITY)), goodput(ask(history, 2 * CAPACITY)));
        List<Asked> flood = ask(history, 3 * CAPACITY);
        double kept = goodput(flood);
        fleet.awaitStill();
        System.out.printf("at the most %.0f a second up to 2x, %.0f at 3x: %s%n", peak, kept, History.outcomes(flood));

        Invariants.assertHold("three times the capacity", Evidence.of(fleet, history));
        assertThat(History.outcomes(flood)).containsOnlyKeys("ok", "internal_error overloaded");
        assertThat(kept).isGreaterThan(SHARE_KEPT * peak);
    }

    private static List<Asked> ask(History history, int perSecond) throws InterruptedException {
        int transactions = (int) LASTING.toSeconds() * perSecond;
        List<String> fresh = fleet.create(transactions);
        Instant from = Instant.now();
        Load load = Load.start(fleet, history, perSecond, fresh);
        TimeUnit.NANOSECONDS.sleep(LASTING.toNanos());
        load.stop();
        return history.between(from.plus(EDGE), from.plus(LASTING).minus(EDGE));
    }

    private static double goodput(List<Asked> some) {
        long ok = some.stream().filter(asked -> asked.told().result().isOk()).count();
        return (double) ok / LASTING.minus(EDGE.multipliedBy(2)).toSeconds();
    }
}
