package dev.mfcgateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A while of load and trouble on the wires, which is held to the invariants and to the deadlines when it is over. */
final class Spell {

    private final Fleet fleet;
    private final History history = new History();
    private final List<String> faults = new ArrayList<>();

    private Spell(Fleet fleet) {
        this.fleet = fleet;
    }

    /** When it returns all wires are whole, every request is answered, and nothing is under way. */
    static Spell pass(Fleet fleet, Trouble trouble, Duration lasting, int perSecond)
            throws IOException, InterruptedException {
        Spell spell = new Spell(fleet);
        long until = System.nanoTime() + lasting.toNanos();
        int requests = (int) lasting.toSeconds() * 2 * perSecond;
        Load load = Load.start(fleet, spell.history, perSecond, fleet.create(requests));
        try {
            while (System.nanoTime() < until) {
                spell.faults.add(trouble.pass());
            }
        } finally {
            load.stop();
        }
        fleet.awaitStill();
        return spell;
    }

    /** @param seed what repeats it */
    void assertSound(String seed) {
        String scenario = seed + "\n  " + String.join("\n  ", faults);
        Invariants.assertHold(scenario, Evidence.of(fleet, history));
        assertThat(history.all()).allSatisfy(asked -> {
            Told told = asked.told().result();
            assertThat(told.isAnswered()).as("%s%n%s", scenario, asked).isTrue();
            assertThat(told.took()).as("%s%n%s", scenario, asked).isLessThan(Impatient.LONGEST_ANSWER);
        });
    }

    @Override
    public String toString() {
        return history.all().size() + " asked, " + faults.size() + " faults, " + history.outcomes();
    }
}
