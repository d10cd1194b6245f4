package dev.mfcgateway.flow;

import static dev.mfcgateway.flow.GetOtpStage.ID;
import static dev.mfcgateway.flow.GetOtpStage.PAN;
import static dev.mfcgateway.flow.GetOtpStage.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.metrics.SendOutcome;
import dev.mfcgateway.mfcentral.MfCentralFailure;
import dev.mfcgateway.mfcentral.MfCentralFailure.Blame;
import dev.mfcgateway.mfcentral.MfCentralFailure.Effect;
import dev.mfcgateway.mfcentral.OtpRequest;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.InMemoryOtpLedger;
import dev.mfcgateway.testing.ScriptedMfCentral;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.SendRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An admitted send, and how it ends. */
class GetOtpTest {

    private final GetOtpStage stage = new GetOtpStage();

    @Test
    void answersWithWhatTheLedgerAndMfCentralSay() {
        stage.ledger.admits(ID, "acme");

        GetOtpReply reply = Await.result(stage.send());

        assertThat(reply)
                .isEqualTo(new GetOtpReply(
                        ID, Channel.PHONE, ScriptedMfCentral.SENT.redirectUrl(), 4, InMemoryOtpLedger.EXPIRES_AT));
        assertThat(stage.ledger.steps()).containsExactly("sent 1");
        stage.assertCountedOnce("acme", "phone", SendOutcome.SENT);
    }

    @Test
    void asksMfCentralOnceUnderTheReferenceThatTheLedgerHas() {
        stage.ledger.admits(ID, "acme");

        Await.result(stage.send());

        String reference = stage.ledger.requests().get(0).clientRefNo();
        assertThat(reference).matches("[0-9a-f]{32}");
        assertThat(stage.mfCentral.requests())
                .containsExactly(new OtpRequest(reference, PAN, PHONE, HoldingsScope.EVERYTHING));
    }

    @Test
    void takesANewReferenceForEachAttempt() {
        stage.ledger.admits(ID, "acme");

        Await.result(stage.send());
        Await.result(stage.send());

        assertThat(stage.ledger.requests()).extracting(SendRequest::clientRefNo).doesNotHaveDuplicates();
    }

    @Test
    void asksTheLedgerForTheNamedTenantAndItsOwnLimit() {
        Await.failure(stage.send(stage.acme));
        Await.failure(stage.send());

        assertThat(stage.ledger.requests())
                .extracting(SendRequest::owner)
                .containsExactly(Owner.only(stage.acme.id()), Owner.anybodyBut(List.of(stage.vault.id())));
        assertThat(stage.ledger.requests()).extracting(SendRequest::maxSends).containsExactly(3, 5);
        assertThat(stage.ledger.requests())
                .extracting(SendRequest::resendCooldowns)
                .containsExactly(List.of(Duration.ofSeconds(30)), List.of());
    }

    @ParameterizedTest
    @CsvSource({"NONE, refund 1, REFUNDED", "DECLINED, declined 1, FAILED", "UNKNOWN, unknown 1, UNKNOWN"})
    void writesDownWhatMfCentralDid(Effect effect, String step, SendOutcome outcome) {
        MfCentralFailure failure = MfCentralFailure.internal(FailureCause.MFC_TIMEOUT, effect, Blame.UPSTREAM);
        stage.ledger.admits(ID, "acme");
        stage.mfCentral.failsWith(failure);

        assertThat(Await.failure(stage.send())).isSameAs(failure);
        assertThat(stage.ledger.steps()).containsExactly(step);
        assertThat(stage.mfCentral.requests()).hasSize(1);
        stage.assertCountedOnce("acme", "phone", outcome);
    }

    @Test
    void settlesAFailureThatNobodyForesawAsUnknown() {
        stage.ledger.admits(ID, "acme");
        stage.mfCentral.failsWith(new IllegalStateException("nobody foresaw this"));

        assertThat(Await.failure(stage.send())).isInstanceOf(IllegalStateException.class);
        assertThat(stage.ledger.steps()).containsExactly("unknown 1");
        stage.assertCountedOnce("acme", "phone", SendOutcome.UNKNOWN);
    }

    @Test
    void settlesACallThatThrowsAsUnknown() {
        stage.ledger.admits(ID, "acme");
        stage.mfCentral.answers(() -> {
            throw new IllegalStateException("nobody foresaw this");
        });

        assertThat(Await.failure(stage.send())).isInstanceOf(IllegalStateException.class);
        assertThat(stage.ledger.steps()).containsExactly("unknown 1");
        stage.assertCountedOnce("acme", "phone", SendOutcome.UNKNOWN);
    }

    @Test
    void answersASuccessOnlyWhenItIsWrittenDown() {
        Promise<Void> written = Promise.promise();
        stage.ledger.admits(ID, "acme");
        stage.ledger.endsStepsWith(written.future());

        Future<GetOtpReply> reply = stage.send();

        assertThat(stage.ledger.steps()).containsExactly("sent 1");
        assertThat(reply.isComplete()).isFalse();
        written.complete();
        assertThat(Await.result(reply).sendsRemaining()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void answersAFailureOnlyWhenItIsWrittenDown(Effect effect) {
        Promise<Void> written = Promise.promise();
        stage.ledger.admits(ID, "acme");
        stage.ledger.endsStepsWith(written.future());
        stage.mfCentral.failsWith(MfCentralFailure.of(FailureCategory.MFC_INVALID_INPUT, effect));

        Future<GetOtpReply> reply = stage.send();

        assertThat(stage.ledger.steps()).hasSize(1);
        assertThat(reply.isComplete()).isFalse();
        written.complete();
        assertThat(((GatewayFailure) Await.failure(reply)).category()).isEqualTo(FailureCategory.MFC_INVALID_INPUT);
    }

    @Test
    void failsWhereASuccessCannotBeWrittenDown() {
        stage.ledger.admits(ID, "acme");
        stage.ledger.endsStepsWith(Future.failedFuture(stage.redisDown));

        assertThat(Await.failure(stage.send())).isSameAs(stage.redisDown);
        assertThat(stage.mfCentral.requests()).hasSize(1);
        stage.assertCountedOnce("acme", "phone", SendOutcome.SENT);
    }

    @ParameterizedTest
    @EnumSource
    void answersTheOriginalFailureWhereItCannotBeWrittenDown(Effect effect) {
        stage.ledger.admits(ID, "acme");
        stage.ledger.endsStepsWith(Future.failedFuture(stage.redisDown));
        stage.mfCentral.failsWith(MfCentralFailure.of(FailureCategory.MFC_RATE_LIMITED, effect));

        assertThat(stage.refusal()).isEqualTo(FailureCategory.MFC_RATE_LIMITED);
    }
}
