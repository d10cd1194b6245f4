package dev.mfcgateway.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayFailureTest {

    @ParameterizedTest
    @EnumSource
    void carriesNoStackAndTakesNone(FailureCategory category) {
        GatewayFailure failure = GatewayFailure.of(category);
        failure.addSuppressed(new IllegalStateException("ABCDE1234F"));

        assertThat(failure.getStackTrace()).isEmpty();
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(failure.getCause()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void saysItsLabelAlone(FailureCategory category) {
        assertThat(GatewayFailure.of(category)).hasMessage(category.label());
    }

    @ParameterizedTest
    @EnumSource
    void tellsInternalErrorsApartByTheirCause(FailureCause cause) {
        GatewayFailure failure = GatewayFailure.internal(cause);

        assertThat(failure.category()).isEqualTo(FailureCategory.INTERNAL_ERROR);
        assertThat(failure.internalCause()).contains(cause);
        assertThat(failure).hasMessage("internal_error:" + cause.label());
    }

    @Test
    void keepsFieldProblemsOutOfItsText() {
        List<FieldProblem> details = List.of(new FieldProblem("pan", "is required"));

        GatewayFailure failure = GatewayFailure.invalidRequest(details);

        assertThat(failure.details()).isEqualTo(details);
        assertThat(failure).hasMessage("invalid_request");
    }

    @Test
    void saysHowLongToWaitWhereSomebodySaidSo() {
        GatewayFailure told = GatewayFailure.of(FailureCategory.MFC_RATE_LIMITED, Duration.ofSeconds(7));

        assertThat(told.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(GatewayFailure.of(FailureCategory.MFC_RATE_LIMITED).retryAfter())
                .isEmpty();
    }
}
