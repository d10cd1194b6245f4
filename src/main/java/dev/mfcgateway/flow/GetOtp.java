package dev.mfcgateway.flow;

import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.journey.Step;
import dev.mfcgateway.metrics.SendOutcome;
import dev.mfcgateway.mfcentral.MfCentralFailure;
import dev.mfcgateway.mfcentral.MfCentralFailure.Effect;
import dev.mfcgateway.mfcentral.OtpRequest;
import dev.mfcgateway.mfcentral.OtpSent;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.transaction.ContactHashes;
import dev.mfcgateway.transaction.OtpLedger;
import dev.mfcgateway.transaction.SentOtp;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has MFCentral send an OTP: has the send counted by {@link SendAdmission}, calls, and writes down how it ended before
 * anyone is told. A send is given back only where MFCentral certainly did nothing, and never tried twice. Fails with any
 * published row of the error map that getOTP can end in, and {@code internal_error}. Any event loop may call.
 */
public final class GetOtp {

    private static final Logger LOG = LoggerFactory.getLogger(GetOtp.class);

    private final SendAdmission admission;
    private final OtpLedger ledger;
    private final ContactHashes contactHashes;
    private final JoinedSends joined = new JoinedSends();

    public GetOtp(SendAdmission admission, OtpLedger ledger, ContactHashes contactHashes) {
        this.admission = admission;
        this.ledger = ledger;
        this.contactHashes = contactHashes;
    }

    public Future<GetOtpReply> send(GetOtpRequest request, Caller caller) {
        caller.journey().by(request.contact().channel());
        return joined.join(request, caller, () -> admit(request, caller).compose(send -> call(request, send)));
    }

    private Future<AdmittedSend> admit(GetOtpRequest request, Caller caller) {
        Journey journey = caller.journey();
        return journey.step(Step.RESERVE, () -> admission.ask(request, caller))
                .onSuccess(send ->
                        journey.sending(send.ticket().slot(), send.reservation().sendsRemaining()));
    }

    private Future<GetOtpReply> call(GetOtpRequest request, AdmittedSend send) {
        OtpRequest call = new OtpRequest(
                send.ticket().clientRefNo(),
                request.pan(),
                request.contact(),
                send.reservation().scope());
        return Future.succeededFuture(send.tenant().mfCentral())
                .compose(mfCentral ->
                        mfCentral.requestOtp(call, send.journey())) // where what it throws is a failure like any other
                .transform(answer -> answer.succeeded()
                        ? sent(request, send, answer.result())
                        : notSent(request, send, answer.cause()));
    }

    private Future<GetOtpReply> sent(GetOtpRequest request, AdmittedSend send, OtpSent sent) {
        count(request, send, SendOutcome.SENT);
        String contactHash = contactHashes.of(request.contact(), request.transactionId());
        SentOtp otp = new SentOtp(sent.reqId(), sent.otpRef(), sent.userSubjectReference(), contactHash);
        return send.journey()
                .step(Step.SETTLE, () -> ledger.settleSent(send.ticket(), otp))
                .map(done -> new GetOtpReply(
                        request.transactionId(),
                        request.contact().channel(),
                        sent.redirectUrl(),
                        send.reservation().sendsRemaining(),
                        send.reservation().expiresAt()));
    }

    /** The failure goes to the caller, also where it cannot be written down: the send then stays counted. */
    private Future<GetOtpReply> notSent(GetOtpRequest request, AdmittedSend send, Throwable failure) {
        Effect effect = failure instanceof MfCentralFailure known ? known.effect() : Effect.UNKNOWN;
        return send.journey()
                .step(Step.SETTLE, () -> settle(request, send, effect))
                .onFailure(unsettled ->
                        LOG.error("{} stays reserved: {}", send.ticket().transactionId(), unsettled.getMessage()))
                .transform(done -> Future.failedFuture(failure));
    }

    private Future<Void> settle(GetOtpRequest request, AdmittedSend send, Effect effect) {
        return switch (effect) {
            case NONE ->
                admission
                        .giveBack(send)
                        .onSuccess(done -> count(request, send, SendOutcome.REFUNDED))
                        .onFailure(kept -> count(request, send, SendOutcome.FAILED));
            case DECLINED -> {
                count(request, send, SendOutcome.FAILED);
                yield ledger.settleDeclined(send.ticket());
            }
            case UNKNOWN -> {
                count(request, send, SendOutcome.UNKNOWN);
                yield ledger.settleUnknown(send.ticket());
            }
        };
    }

    private static void count(GetOtpRequest request, AdmittedSend send, SendOutcome outcome) {
        send.tenant().upstreamMetrics().sendEnded(request.contact().channel(), outcome);
    }
}
