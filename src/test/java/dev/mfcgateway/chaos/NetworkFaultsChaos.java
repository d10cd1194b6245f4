package dev.mfcgateway.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every kind of trouble on the wires to Redis and to MFCentral, one after the other, under load. */
class NetworkFaultsChaos {

    private static final int GATEWAYS = 3;
    private static final int PER_SECOND = 60;
    private static final Duration LASTING = Duration.ofSeconds(30);
    private static final long SEED = Seed.get();

    private static Fleet fleet;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        fleet = Fleet.start(GATEWAYS, Impatient::change);
    }

    @AfterAll
    static void stop() throws IOException {
        fleet.close();
    }

    @Test
    void keepsItsCountAndItsDeadlinesWhateverTheWiresDo() throws IOException, InterruptedException {
        Trouble trouble = new WireTrouble(fleet, new Random(SEED));
        Spell spell = Spell.pass(fleet, trouble, LASTING, PER_SECOND);
        System.out.println("-Dchaos.seed=" + SEED + ": " + spell);

        spell.assertSound("-Dchaos.seed=" + SEED);
        fleet.awaitServing();
    }
}
