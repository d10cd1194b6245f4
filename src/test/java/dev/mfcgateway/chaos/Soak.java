package dev.mfcgateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Trouble of every kind for half an hour, or for {@code -Dsoak.seconds}, under a load that lets everything happen: when
 * it is over, nothing is left of it but what was written down. It goes spell by spell, so that each can be held to the
 * invariants and forgotten.
 */
class Soak {

    private static final int GATEWAYS = 3;
    private static final int PER_SECOND = 40;
    private static final Duration SPELL = Duration.ofSeconds(30);
    private static final Duration LASTING = Duration.ofSeconds(Long.getLong("soak.seconds", 1_800));

    /** For pools to let go of what they do not need any more. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(2);

    private final long seed = Seed.get();
    private final Random random = new Random(seed);
    private Fleet fleet;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        fleet = Fleet.start(GATEWAYS, Impatient::change);
    }

    @AfterEach
    void stop() throws IOException {
        fleet.close();
    }

    @Test
    void holdsOnToNothingWhenTheTroubleIsOver() throws IOException, InterruptedException {
        int spells = (int) Math.max(1, LASTING.dividedBy(SPELL));
        pass("calm", Trouble.NONE);
        Footprints before = Footprints.of(fleet);
        System.out.println("before\n" + before);

        Trouble trouble = new WireTrouble(fleet, random);
        for (int spell = 1; spell <= spells; spell++) {
            turnDials();
            pass(spell + " of " + spells, trouble);
        }
        fleet.simulator().dials().reset();
        fleet.awaitServing();
        pass("calm", Trouble.NONE);
        Footprints after = awaitRest(before);
        System.out.println("after\n" + after);

        assertThat(after.areBackTo(before))
                .as("-Dchaos.seed=%d%nbefore%n%s%nafter%n%s", seed, before, after)
                .isTrue();
    }

    private void pass(String name, Trouble trouble) throws IOException, InterruptedException {
        fleet.forget();
        Spell spell = Spell.pass(fleet, trouble, SPELL, PER_SECOND);
        System.out.println("soak, -Dchaos.seed=" + seed + ", spell " + name + ": " + spell);
        spell.assertSound("-Dchaos.seed=" + seed);
    }

    /** What MFCentral itself does wrong for a spell, beside the wires. */
    private void turnDials() {
        fleet.simulator()
                .dials()
                .set(Dial.DELAY_MS, random.nextInt(300))
                .set(Dial.DELAY_JITTER_MS, random.nextInt(1_000))
                .set(Dial.FAULT_RATE, random.nextInt(3) / 10.0)
                .killTokens();
    }

    private Footprints awaitRest(Footprints before) throws IOException {
        long until = System.nanoTime() + LONGEST_REST.toNanos();
        Footprints now;
        do {
            now = Footprints.of(fleet);
        } while (!now.areBackTo(before) && System.nanoTime() < until);
        return now;
    }
}
