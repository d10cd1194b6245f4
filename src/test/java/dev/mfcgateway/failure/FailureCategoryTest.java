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

    private static final Set<FailureCategory> OF_THE_OTP = EnumSet.of(
            FailureCategory.OTP_METHOD_MISMATCH,
            FailureCategory.WRONG_ATTEMPTS_EXCEEDED,
            FailureCategory.INCORRECT_OTP);

    private static final Set<Operation> READING = EnumSet.of(Operation.READ_TRANSACTION, Operation.READ_STATUS);

    private static final Set<FailureCategory> OF_THE_BODY = EnumSet.of(
            FailureCategory.INVALID_REQUEST,
            FailureCategory.BODY_TOO_LARGE,
            FailureCategory.UNSUPPORTED_MEDIA_TYPE,
            FailureCategory.REQUEST_TIMEOUT,
            FailureCategory.IDEMPOTENCY_KEY_REUSED,
            FailureCategory.REQUEST_IN_PROGRESS);

    private static final Set<FailureCategory> OF_COMING_BACK = EnumSet.of(
            FailureCategory.INTERNAL_ERROR,
            FailureCategory.TRANSACTION_ID_NOT_FOUND,
            FailureCategory.UNAUTHORIZED,
            FailureCategory.TENANT_RATE_LIMITED);

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
            return REACHED_NONE.contains(category) ? Set.of(Operation.UNKNOWN) : possible(category, REACHED);
        }
        List<String> listed = List.of(names.split("\\|", -1));
        Set<Operation> operations = Arrays.stream(Operation.values())
                .filter(operation -> listed.contains(operation.configName()))
                .collect(Collectors.toSet());
        assertThat(operations.stream().map(Operation::configName).distinct())
                .as("every name is known")
                .hasSameSizeAs(listed);
        return possible(category, operations);
    }

    /** A QR code has no OTP that could be wrong, what is only read has no body, and an answer was counted before. */
    private static Set<Operation> possible(FailureCategory category, Set<Operation> operations) {
        return operations.stream()
                .filter(operation -> operation != Operation.VALIDATE_QR || !OF_THE_OTP.contains(category))
                .filter(operation -> operation != Operation.READ_ANSWER || OF_COMING_BACK.contains(category))
                .filter(operation -> !READING.contains(operation) || !OF_THE_BODY.contains(category))
                .collect(Collectors.toSet());
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
