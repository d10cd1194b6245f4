package dev.mfcgateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Gateways that are killed at any moment of a send, and start again at once, under load. */
class KilledGatewaysChaos {

    private static final int GATEWAYS = 3;
    private static final int KILLS = 10;
    private static final int SECONDS_BETWEEN_KILLS = 3;
    private static final int PER_SECOND = 60;

    /** More than a transaction has sends. */
    private static final int ASKED_FOR_EACH = 8;

    private static final long SEED = Seed.get();

    private static Fleet fleet;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        fleet = Fleet.start(GATEWAYS, config -> config);
    }

    @AfterAll
    static void stop() throws IOException {
        fleet.close();
    }

    @Test
    void countsEachOtpOnceWhoeverIsKilled() throws IOException, InterruptedException {
        History history = new History();
        fleet.simulator().dials().set(Dial.DELAY_MS, 50).set(Dial.DELAY_JITTER_MS, 300);
        int requests = (KILLS + 1) * SECONDS_BETWEEN_KILLS * PER_SECOND;
        Load load = Load.start(fleet, history, PER_SECOND, shuffled(requests));
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                TimeUnit.MILLISECONDS.sleep(SECONDS_BETWEEN_KILLS * 1_000 - 500 + random.nextInt(1_000));
                fleet.awaitReady();
                Member victim = fleet.member(kill);
                victim.kill();
                victim.start();
            }
            fleet.awaitReady();
        } finally {
            load.stop();
        }
        fleet.awaitStill();
        System.out.println("-Dchaos.seed=" + SEED + ", " + KILLS + " killed: " + history.outcomes());

        Invariants.assertHold("killed, -Dchaos.seed=" + SEED, Evidence.of(fleet, history));
        assertThat(history.outcomes()).containsKey("ok");
        fleet.awaitServing();
    }

    /** Each transaction several times, in any order, and so at all of the gateways. */
    private List<String> shuffled(int requests) {
        List<String> turns = new ArrayList<>();
        fleet.create(requests / ASKED_FOR_EACH).forEach(id -> turns.addAll(Collections.nCopies(ASKED_FOR_EACH, id)));
        Collections.shuffle(turns, random);
        return turns;
    }
}
