package dev.mfcgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house stands as {@link Storeys} has it, and a crooked one would be noticed. */
class StoreysTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Storeys.ROOT);

    private static final JavaClasses CROOKED = new ClassFileImporter().importPackages(Storeys.ROOT + ".crooked");

    static List<ArchRule> rules() {
        return Storeys.rulesOf(Storeys.ROOT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void stands(ArchRule rule) {
        rule.check(HOUSE);
    }

    @Test
    void hasAStoreyForEveryRoomAndARoomForEveryStorey() {
        Stream<String> rooms = Stream.concat(
                        Stream.of(HOUSE.getPackage(Storeys.ROOT)),
                        HOUSE.getPackage(Storeys.ROOT).getSubpackagesInTree().stream())
                .filter(room -> !room.getClasses().isEmpty())
                .map(JavaPackage::getName)
                .map(name -> name.equals(Storeys.ROOT) ? "" : name.substring(Storeys.ROOT.length() + 1));

        assertThat(rooms).containsExactlyInAnyOrderElementsOf(Storeys.STOREYS.keySet());
    }

    static List<ArchRule> rulesOfTheCrookedHouse() {
        return Storeys.rulesOf(Storeys.ROOT + ".crooked");
    }

    /** Each rule finds its own fault in classes that were written to have it. */
    @ParameterizedTest
    @MethodSource("rulesOfTheCrookedHouse")
    void wouldFall(ArchRule rule) {
        assertThat(rule.evaluate(CROOKED).hasViolation()).isTrue();
    }
}
