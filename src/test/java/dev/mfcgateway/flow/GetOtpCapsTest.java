package dev.mfcgateway.flow;

import static dev.mfcgateway.flow.GetOtpStage.CAPS;
import static dev.mfcgateway.flow.GetOtpStage.ID;
import static dev.mfcgateway.flow.GetOtpStage.PAN;
import static dev.mfcgateway.flow.GetOtpStage.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.metrics.OtpLimit;
import dev.mfcgateway.metrics.SendOutcome;
import dev.mfcgateway.mfcentral.MfCentralFailure;
import dev.mfcgateway.mfcentral.MfCentralFailure.Effect;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.transaction.CapVerdict;
import dev.mfcgateway.transaction.CappedSend;
import io.vertx.core.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tenant that caps its OTPs: what is counted a second time, and given back. */
class GetOtpCapsTest {

    private final GetOtpStage stage = new GetOtpStage();

    @BeforeEach
    void admit() {
        stage.ledger.admits(ID, "capped");
    }

    @Test
    void asksTheCapsOnceTheTransactionHasAdmittedTheSend() {
        Await.result(stage.send());

        assertThat(stage.caps.sends()).containsExactly(new CappedSend(stage.capped.id(), CAPS, PAN, PHONE));
        assertThat(stage.caps.givenBack()).isEmpty();
        assertThat(stage.ledger.steps()).containsExactly("sent 1");
    }

    @Test
    void asksNoCapsOfATenantThatHasNone() {
        stage.ledger.admits(ID, "acme");

        Await.result(stage.send());

        assertThat(stage.caps.sends()).isEmpty();
    }

    @Test
    void asksNoCapsForATransactionThatIsRefused() {
        stage.ledger.refuses(ID, "capped", FailureCategory.TRANSACTION_ID_EXPIRED);
        stage.refusal();
        stage.ledger.admits(ID, "vault");
        stage.refusal();

        assertThat(stage.caps.sends()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PAN", "CONTACT", "TENANT"})
    void givesTheTransactionItsSendBackWhereACapIsReached(OtpLimit limit) {
        stage.caps.answer(Future.succeededFuture(new CapVerdict.Reached(limit)));

        GatewayFailure failure = (GatewayFailure) Await.failure(stage.send());

        assertThat(failure.category()).isEqualTo(FailureCategory.OTP_RESEND_LIMIT_EXCEEDED);
        assertThat(failure.retryAfter()).isEmpty();
        assertThat(stage.ledger.steps()).containsExactly("refund 1");
        assertThat(stage.caps.givenBack()).isEmpty();
        assertThat(stage.refusedBy("capped")).containsExactly(limit);
        stage.assertSentNothing();
    }

    @Test
    void sendsNothingWhereTheCapsAreNotSure() {
        stage.caps.answer(Future.failedFuture(stage.redisDown));

        assertThat(Await.failure(stage.send())).isSameAs(stage.redisDown);
        assertThat(stage.ledger.steps()).containsExactly("refund 1");
        assertThat(stage.refusedBy("capped")).isEmpty();
        stage.assertSentNothing();
    }

    @ParameterizedTest
    @EnumSource
    void givesBackToBothWhereMfCentralCertainlyDidNothingAndNowhereElse(Effect effect) {
        MfCentralFailure failure = MfCentralFailure.of(FailureCategory.MFC_RATE_LIMITED, effect);
        stage.mfCentral.failsWith(failure);

        assertThat(Await.failure(stage.send())).isSameAs(failure);

        assertThat(stage.caps.givenBack()).hasSize(effect == Effect.NONE ? 1 : 0);
    }

    @Test
    void givesBackWhatWasCounted() {
        stage.mfCentral.failsWith(MfCentralFailure.of(FailureCategory.MFC_RATE_LIMITED, Effect.NONE));

        Await.failure(stage.send());

        assertThat(stage.caps.givenBack()).extracting(CapVerdict.Counted::send).isEqualTo(stage.caps.sends());
    }

    @Test
    void givesNothingBackToTheCapsThatTheLedgerGaveBackBefore() {
        stage.ledger.hasRefundedAll();
        stage.mfCentral.failsWith(MfCentralFailure.of(FailureCategory.MFC_RATE_LIMITED, Effect.NONE));

        Await.failure(stage.send());

        assertThat(stage.caps.givenBack()).isEmpty();
    }

    @Test
    void givesNothingBackToTheCapsWhereTheLedgerIsNotSure() {
        stage.ledger.endsStepsWith(Future.failedFuture(stage.redisDown));
        stage.mfCentral.failsWith(MfCentralFailure.of(FailureCategory.MFC_RATE_LIMITED, Effect.NONE));

        assertThat(stage.refusal()).isEqualTo(FailureCategory.MFC_RATE_LIMITED);
        assertThat(stage.caps.givenBack()).isEmpty();
    }

    @Test
    void isRefundedAllTheSameWhereTheCapsCannotGiveBack() {
        stage.caps.endsWith(Future.failedFuture(stage.redisDown));
        stage.mfCentral.failsWith(MfCentralFailure.of(FailureCategory.MFC_RATE_LIMITED, Effect.NONE));

        assertThat(stage.refusal()).isEqualTo(FailureCategory.MFC_RATE_LIMITED);
        stage.assertCountedOnce("capped", "phone", SendOutcome.REFUNDED);
    }
}
