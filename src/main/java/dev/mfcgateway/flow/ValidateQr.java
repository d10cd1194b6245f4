package dev.mfcgateway.flow;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.FieldProblem;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.holdings.UnreadableStatement;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.journey.Step;
import dev.mfcgateway.mfcentral.ConsentFlow;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.VerificationLedger;
import dev.mfcgateway.transaction.VerifyReservation;
import io.vertx.core.Future;
import java.util.List;

/**
 * Exchanges an investor's QR code for the holdings, for tenants whose investors consent on MFCentral's page. MFCentral
 * takes a code once: the holdings are kept before anyone is told. Fails with every row that validateQR can end in. Any
 * event loop may call.
 */
public final class ValidateQr {

    private final Owners owners;
    private final VerificationLedger ledger;
    private final FetchedHoldings holdings;
    private final QueuedConsent consent;

    public ValidateQr(Owners owners, VerificationLedger ledger, FetchedHoldings holdings, QueuedConsent consent) {
        this.owners = owners;
        this.ledger = ledger;
        this.holdings = holdings;
        this.consent = consent;
    }

    public Future<ConsentReply> exchange(ValidateQrRequest request, Caller caller) {
        return caller.journey()
                .step(Step.RESERVE, () -> owners.of(request.transactionId(), caller)
                        .compose(owner -> ledger.lookUp(request.transactionId(), owner)))
                .compose(found -> answer(request, caller, found));
    }

    private Future<ConsentReply> answer(ValidateQrRequest request, Caller caller, VerifyReservation found) {
        if (found instanceof VerifyReservation.Known known) {
            return known(request, caller.reach(known.tenant()), known, caller.journey());
        }
        VerifyReservation.Refused refused = (VerifyReservation.Refused) found;
        return Future.failedFuture(caller.refusal(refused.tenant(), refused.reason()));
    }

    private Future<ConsentReply> known(
            ValidateQrRequest request, Tenant tenant, VerifyReservation.Known known, Journey journey) {
        if (!(tenant.options().mfCentral().flow() instanceof ConsentFlow.Redirect)) {
            return Future.failedFuture(nothingToExchange());
        }
        if (known instanceof VerifyReservation.AlreadyVerified verified) {
            return Future.succeededFuture(new ConsentReply(request.transactionId(), verified.status()));
        }
        return known instanceof VerifyReservation.Admitted admitted
                ? exchange(request, tenant, admitted, journey)
                : Future.failedFuture(nothingToExchange());
    }

    private Future<ConsentReply> exchange(
            ValidateQrRequest request, Tenant tenant, VerifyReservation.Admitted admitted, Journey journey) {
        TransactionId id = request.transactionId();
        return journey.step(Step.RESERVE, () -> consent.expect(id, tenant))
                .compose(queued -> tenant.mfCentral()
                        .exchangeQr(admitted.reqId(), admitted.clientRefNo(), request.qrCode(), journey))
                .compose(statement -> journey.step(Step.SETTLE, () -> holdings.keep(id, tenant, statement)))
                .recover(failure -> Future.failedFuture(
                        failure instanceof UnreadableStatement
                                ? GatewayFailure.internal(FailureCause.MFC_BAD_RESPONSE)
                                : failure))
                .compose(kept -> journey.step(Step.SETTLE, () -> consent.given(admitted.ticket())));
    }

    private static GatewayFailure nothingToExchange() {
        return GatewayFailure.invalidRequest(
                List.of(new FieldProblem("qrCode", "no QR code of this transaction is to be exchanged")));
    }
}
