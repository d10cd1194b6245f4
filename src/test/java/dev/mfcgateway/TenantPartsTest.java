package dev.mfcgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.TenantParts.Assembly;
import dev.mfcgateway.transaction.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts are made of a text here. */
class TenantPartsTest {

    private static final class Door {}

    private static final class Roof {}

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");

    private final TenantParts parts = new TenantParts();
    private final List<String> closed = new ArrayList<>();

    @Test
    void keepsAPartAsLongAsWhatItIsMadeOfIsEqual() {
        Door first = inForce(ACME, "oak");

        assertThat(inForce(ACME, new String("oak"))).isSameAs(first);
        assertThat(inForce(ACME, "elm")).isNotSameAs(first);
    }

    @Test
    void givesEachTenantAndEachKindItsOwn() {
        Assembly assembly = parts.assembly();
        Door acmes = door(assembly, ACME, "oak");

        assertThat(door(assembly, GLOBEX, "oak")).isNotSameAs(acmes);
        assertThat(assembly.part(ACME, Roof.class, "oak", any -> new Roof())).isNotNull();
        assertThat(door(assembly, ACME, "oak")).isSameAs(acmes);
    }

    @Test
    void closesWhatNoSetUsesSinceThen() {
        inForce(ACME, "oak");
        Assembly assembly = parts.assembly();
        door(assembly, ACME, "elm");
        long generation = assembly.putInForce();
        assertThat(closed).isEmpty();

        parts.closeUnusedSince(generation);
        parts.closeUnusedSince(generation);

        assertThat(closed).containsExactly("acme oak");
    }

    /** Back and forth within the grace: the first return would else be closed in use. */
    @Test
    void keepsWhatWasAskedForAgainBeforeItWasClosed() {
        Door first = inForce(ACME, "oak");
        long without = putInForce(ACME, "elm");
        assertThat(inForce(ACME, "oak")).isSameAs(first);

        parts.closeUnusedSince(without);

        assertThat(closed).isEmpty();
    }

    @Test
    void closesWhatWasMadeForASetThatWasGivenUpAndNothingElse() {
        Door first = inForce(ACME, "oak");
        List<String> effects = new ArrayList<>();
        Assembly refused = parts.assembly();
        door(refused, ACME, "oak");
        door(refused, GLOBEX, "elm");
        refused.onceInForce(() -> effects.add("in force"));

        refused.giveUp();

        assertThat(closed).containsExactly("globex elm");
        assertThat(effects).isEmpty();
        assertThat(inForce(ACME, "oak")).isSameAs(first);
    }

    @Test
    void closesEverythingAtTheEnd() {
        inForce(ACME, "oak");
        inForce(GLOBEX, "elm");

        parts.close();

        assertThat(closed).containsExactlyInAnyOrder("acme oak", "globex elm");
    }

    private Door inForce(TenantId tenant, String wood) {
        Assembly assembly = parts.assembly();
        Door door = door(assembly, tenant, wood);
        assembly.putInForce();
        return door;
    }

    private long putInForce(TenantId tenant, String wood) {
        Assembly assembly = parts.assembly();
        door(assembly, tenant, wood);
        return assembly.putInForce();
    }

    private Door door(Assembly assembly, TenantId tenant, String wood) {
        return assembly.part(
                tenant, Door.class, wood, any -> new Door(), gone -> closed.add(tenant.name() + " " + wood));
    }
}
