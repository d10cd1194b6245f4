package dev.mfcgateway.flow;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.metrics.OtpLimit;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.transaction.CapVerdict;
import dev.mfcgateway.transaction.CappedSend;
import dev.mfcgateway.transaction.DailyCaps;
import dev.mfcgateway.transaction.OtpLedger;
import dev.mfcgateway.transaction.Owner;
import dev.mfcgateway.transaction.Reservation;
import dev.mfcgateway.transaction.SendCaps;
import dev.mfcgateway.transaction.SendRequest;
import dev.mfcgateway.transaction.SendTicket;
import io.vertx.core.Future;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether an OTP may be sent: asks the transaction's ledger, and where the tenant caps its OTPs, then the caps. Both
 * count before MFCentral is asked; what the second refuses is given back to the first. Which limit refused is counted,
 * and told to nobody. Fails with every row that getOTP can end in before MFCentral is asked. Any event loop may call.
 */
public final class SendAdmission {

    private static final Logger LOG = LoggerFactory.getLogger(SendAdmission.class);

    private final Owners owners;
    private final OtpLedger ledger;
    private final SendCaps caps;
    private final ClientReferences references;

    public SendAdmission(Owners owners, OtpLedger ledger, SendCaps caps, ClientReferences references) {
        this.owners = owners;
        this.ledger = ledger;
        this.caps = caps;
        this.references = references;
    }

    Future<AdmittedSend> ask(GetOtpRequest request, Caller caller) {
        return owners.of(request.transactionId(), caller)
                .compose(owner -> ledger.reserve(reserving(request, caller, owner)))
                .compose(reservation -> answer(request, caller, reservation));
    }

    private SendRequest reserving(GetOtpRequest request, Caller caller, Owner owner) {
        return new SendRequest(
                request.transactionId(),
                owner,
                caller.maxSends(),
                caller.resendCooldowns(),
                references.next(),
                request.contact().channel());
    }

    private Future<AdmittedSend> answer(GetOtpRequest request, Caller caller, Reservation reservation) {
        if (reservation instanceof Reservation.Admitted admitted) {
            return admitted(request, caller, admitted);
        }
        return Future.failedFuture(
                reservation instanceof Reservation.Limited limited
                        ? refusal(caller.reach(limited.tenant()), limited)
                        : refusal(caller, (Reservation.Refused) reservation));
    }

    private static GatewayFailure refusal(Tenant tenant, Reservation.Limited limited) {
        GatewayFailure refusal = refusal(tenant, limited.limit());
        return limited.retryAfter()
                .map(wait -> GatewayFailure.of(refusal.category(), wait))
                .orElse(refusal);
    }

    /** The same for all limits: nobody is to find out by it what a tenant's caps are. */
    private static GatewayFailure refusal(Tenant tenant, OtpLimit limit) {
        tenant.upstreamMetrics().refusedBy(limit);
        return GatewayFailure.of(FailureCategory.OTP_RESEND_LIMIT_EXCEEDED);
    }

    private static GatewayFailure refusal(Caller caller, Reservation.Refused refused) {
        return caller.refusal(refused.tenant(), refused.reason());
    }

    private Future<AdmittedSend> admitted(GetOtpRequest request, Caller caller, Reservation.Admitted admitted) {
        return Future.succeededFuture(admitted.tenant())
                .map(caller::reach)
                .compose(tenant -> capped(request, tenant)
                        .map(counted -> new AdmittedSend(caller.journey(), tenant, admitted, counted)))
                .recover(refusal -> giveBackUnseen(admitted.ticket(), refusal));
    }

    private Future<Optional<CapVerdict.Counted>> capped(GetOtpRequest request, Tenant tenant) {
        DailyCaps dailyCaps = tenant.options().dailyCaps();
        return dailyCaps.equals(DailyCaps.NONE)
                ? Future.succeededFuture(Optional.empty())
                : caps.count(new CappedSend(tenant.id(), dailyCaps, request.pan(), request.contact()))
                        .map(verdict -> Optional.of(counted(tenant, verdict)));
    }

    private static CapVerdict.Counted counted(Tenant tenant, CapVerdict verdict) {
        if (verdict instanceof CapVerdict.Counted counted) {
            return counted;
        }
        throw refusal(tenant, ((CapVerdict.Reached) verdict).limit());
    }

    private Future<AdmittedSend> giveBackUnseen(SendTicket ticket, Throwable refusal) {
        return ledger.refund(ticket)
                .onFailure(
                        unsettled -> LOG.error("{} stays reserved: {}", ticket.transactionId(), unsettled.getMessage()))
                .transform(done -> Future.failedFuture(refusal));
    }

    /**
     * MFCentral certainly did nothing. The caps are asked to give back only what the ledger gave back just now: it knows
     * each send, and so nothing is given back twice. Fails where the ledger does.
     */
    Future<Void> giveBack(AdmittedSend send) {
        return ledger.refund(send.ticket()).compose(now -> now ? giveBackToCaps(send) : Future.succeededFuture());
    }

    private Future<Void> giveBackToCaps(AdmittedSend send) {
        return send.capped()
                .map(caps::giveBack)
                .orElseGet(Future::succeededFuture)
                .onFailure(kept -> LOG.error(
                        "{} stays counted for the day: {}", send.ticket().transactionId(), kept.getMessage()))
                .otherwiseEmpty();
    }
}
