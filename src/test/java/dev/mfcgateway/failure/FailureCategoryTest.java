package dev.mfcgateway.failure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The enum against the project's own list of rows, in both directions. */
class FailureCategoryTest {

    private static final String ERROR_MAP = "/contract/error-map.csv";

    /** What {@code any} stands for: a request that has reached an operation, or one that has not. */
    private static final Set<Operation> REACHED = EnumSet.complementOf(EnumSet.of(Operation.UNKNOWN));

    private static final Set<FailureCategory> REACHED_NONE =
            EnumSet.of(FailureCategory.ROUTE_NOT_FOUND, FailureCategory.METHOD_NOT_ALLOWED);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = ERROR_MAP, numLinesToSkip = 1)
    void saysWhatTheRowSays(String label, int status, String message, String errorType, String operations) {
        FailureCategory category = labelled(label);

        assertThat(category.status()).isEqualTo(status);
        assertThat(category.message()).isEqualTo(message);
        assertThat(category.errorType().wireName()).isEqualTo(errorType);
        assertThat(category.operations()).isEqualTo(operations(category, operations));
    }

    @Test
    void hasNoRowMoreOrLessThanTheList() throws IOException {
        assertThat(FailureCategory.values())
                .extracting(FailureCategory::label)
                .containsExactlyInAnyOrderElementsOf(labelsOfTheList());
    }

    @ParameterizedTest
    @EnumSource
    void isItsOwnMetricLabel(FailureCategory category) {
        assertThat(category.label()).matches("[a-z_]+");
    }

    private static FailureCategory labelled(String label) {
        return Arrays.stream(FailureCategory.values())
                .filter(category -> category.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the enum lacks " + label));
    }

    private static Set<Operation> operations(FailureCategory category, String names) {
        if (names.equals("any")) {
            return REACHED_NONE.contains(category) ? Set.of(Operation.UNKNOWN) : REACHED;
        }
        List<String> listed = List.of(names.split("\\|", -1));
        Set<Operation> operations = Arrays.stream(Operation.values())
                .filter(operation -> listed.contains(operation.configName()))
                .collect(Collectors.toSet());
        assertThat(operations).as("every name is known").hasSameSizeAs(listed);
        return operations;
    }

    private static List<String> labelsOfTheList() throws IOException {
        try (BufferedReader list = new BufferedReader(
                new InputStreamReader(FailureCategoryTest.class.getResourceAsStream(ERROR_MAP), UTF_8))) {
            return list.lines()
                    .skip(1)
                    .map(row -> row.substring(0, row.indexOf(',')))
                    .toList();
        }
    }
}
