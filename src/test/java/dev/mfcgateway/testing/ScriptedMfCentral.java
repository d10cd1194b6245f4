package dev.mfcgateway.testing;

import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.mfcentral.CasDocument;
import dev.mfcgateway.mfcentral.MfCentral;
import dev.mfcgateway.mfcentral.OtpConfirmation;
import dev.mfcgateway.mfcentral.OtpRequest;
import dev.mfcgateway.mfcentral.OtpSent;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** An MFCentral that answers as told, and remembers what it was asked. Any thread. */
public final class ScriptedMfCentral implements MfCentral {

    public static final OtpSent SENT = new OtpSent(
            "12345",
            "3f2c1a90-0000-4000-8000-000000000001",
            "",
            Optional.of("https://mfcentral.example/consent?q=sealed"));

    private final List<OtpRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Supplier<Future<OtpSent>> answer = () -> Future.succeededFuture(SENT);

    /** From now on: this answer, which may also throw. */
    public void answers(Supplier<Future<OtpSent>> scripted) {
        answer = scripted;
    }

    public void failsWith(Throwable failure) {
        answers(() -> Future.failedFuture(failure));
    }

    @Override
    public Future<OtpSent> requestOtp(OtpRequest request, Journey journey) {
        requests.add(request);
        return answer.get();
    }

    @Override
    public Future<Void> confirmOtp(OtpConfirmation confirmation, Journey journey) {
        return Future.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public Future<CasDocument> fetchDocument(String reqId, String clientRefNo, Journey journey) {
        return Future.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public Future<CasDocument> exchangeQr(String reqId, String clientRefNo, String qrCode, Journey journey) {
        return Future.failedFuture(new UnsupportedOperationException());
    }

    public List<OtpRequest> requests() {
        return requests;
    }
}
