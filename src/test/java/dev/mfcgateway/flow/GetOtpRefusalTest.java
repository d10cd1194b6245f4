package dev.mfcgateway.flow;

import static dev.mfcgateway.flow.GetOtpStage.ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.investor.Email;
import dev.mfcgateway.metrics.OtpLimit;
import dev.mfcgateway.metrics.SendOutcome;
import dev.mfcgateway.mfcentral.MfCentralFailure;
import dev.mfcgateway.mfcentral.MfCentralFailure.Blame;
import dev.mfcgateway.mfcentral.MfCentralFailure.Effect;
import dev.mfcgateway.testing.Await;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is refused before MFCentral is asked, and what the caller is told of it. */
class GetOtpRefusalTest {

    private final GetOtpStage stage = new GetOtpStage();

    @Test
    void sendsNothingWhereTheLedgerDoesNotAnswer() {
        stage.ledger.failsToReserve(ID, stage.redisDown);

        assertThat(Await.failure(stage.send())).isSameAs(stage.redisDown);
        stage.assertSentNothing();
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID_INTENT", "TRANSACTION_ID_EXPIRED"})
    void tellsOfTheTransactionFirstWhereMfCentralHasTooMuchToDo(FailureCategory reason) {
        stage.mfCentral.failsWith(MfCentralFailure.internal(FailureCause.OVERLOADED, Effect.NONE, Blame.NOBODY));
        stage.ledger.refuses(ID, "acme", reason);

        assertThat(stage.refusal(stage.acme)).isEqualTo(reason);
        stage.assertSentNothing();
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID_INTENT", "TRANSACTION_ID_EXPIRED"})
    void tellsWhyATransactionIsRefused(FailureCategory reason) {
        stage.ledger.refuses(ID, "acme", reason);

        assertThat(stage.refusal()).isEqualTo(reason);
        assertThat(stage.refusal(stage.acme)).isEqualTo(reason);
        stage.assertSentNothing();
    }

    @Test
    void countsWhichLimitRefused() {
        stage.ledger.limits(ID, "acme", OtpLimit.TRANSACTION, Optional.empty());

        GatewayFailure failure = (GatewayFailure) Await.failure(stage.send());

        assertThat(failure.category()).isEqualTo(FailureCategory.OTP_RESEND_LIMIT_EXCEEDED);
        assertThat(failure.retryAfter()).isEmpty();
        assertThat(stage.refusedBy("acme")).containsExactly(OtpLimit.TRANSACTION);
        stage.assertSentNothing();
    }

    @Test
    void saysHowLongToWaitForAResend() {
        stage.ledger.limits(ID, "acme", OtpLimit.COOLDOWN, Optional.of(Duration.ofMillis(1_500)));

        GatewayFailure failure = (GatewayFailure) Await.failure(stage.send(stage.acme));

        assertThat(failure.category()).isEqualTo(FailureCategory.OTP_RESEND_LIMIT_EXCEEDED);
        assertThat(failure.retryAfter()).contains(Duration.ofMillis(1_500));
        assertThat(stage.refusedBy("acme")).containsExactly(OtpLimit.COOLDOWN);
        stage.assertSentNothing();
    }

    @ParameterizedTest
    @CsvSource({"vault", "gone"})
    void hidesALimitOfATransactionThatTheCallerMayNotTouch(String owner) {
        stage.ledger.limits(ID, owner, OtpLimit.TRANSACTION, Optional.empty());

        assertThat(stage.refusal()).isEqualTo(FailureCategory.TRANSACTION_ID_NOT_FOUND);
        assertThat(stage.refusedBy("vault")).isEmpty();
    }

    @Test
    void doesNotFindATransactionThatIsNotThere() {
        assertThat(stage.refusal()).isEqualTo(FailureCategory.TRANSACTION_ID_NOT_FOUND);
        stage.assertSentNothing();
    }

    @ParameterizedTest
    @CsvSource({"vault", "gone"})
    void hidesWhyATransactionIsRefusedThatTheCallerMayNotTouch(String owner) {
        stage.ledger.refuses(ID, owner, FailureCategory.TRANSACTION_ID_EXPIRED);

        assertThat(stage.refusal()).isEqualTo(FailureCategory.TRANSACTION_ID_NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({"vault", "gone"})
    void givesBackUnseenWhatTheCallerMayNotTouch(String owner) {
        stage.ledger.admits(ID, owner);

        assertThat(stage.refusal()).isEqualTo(FailureCategory.TRANSACTION_ID_NOT_FOUND);
        assertThat(stage.ledger.steps()).containsExactly("refund 1");
        stage.assertSentNothing();
    }

    @Test
    void looksLikeNotFoundEvenWhereItCannotBeGivenBack() {
        stage.ledger.admits(ID, "vault");
        stage.ledger.endsStepsWith(Future.failedFuture(stage.redisDown));

        assertThat(stage.refusal()).isEqualTo(FailureCategory.TRANSACTION_ID_NOT_FOUND);
    }

    @Test
    void countsUnderTheChannelOfTheContact() {
        stage.ledger.admits(ID, "vault");

        Await.result(stage.send(Email.parse("user@domain").orElseThrow(), stage.vault));

        stage.assertCountedOnce("vault", "email", SendOutcome.SENT);
    }
}
