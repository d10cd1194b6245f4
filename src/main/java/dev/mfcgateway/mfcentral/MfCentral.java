package dev.mfcgateway.mfcentral;

import dev.mfcgateway.journey.Journey;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/**
 * One tenant's MFCentral. Any event loop may call; the answer comes on the caller's context. Every call fails with
 * nothing but {@link MfCentralFailure}, which says what MFCentral may have done by then. Each notes its steps on the way
 * of the request that it is for.
 */
public interface MfCentral {

    /** Has MFCentral send an OTP to the investor. */
    Future<OtpSent> requestOtp(OtpRequest request, Journey journey);

    /** Tells MFCentral the OTP that the investor entered; fails with {@code incorrect_otp} where it is another one. */
    Future<Void> confirmOtp(OtpConfirmation confirmation, Journey journey);

    /** The statement of a request whose OTP is confirmed. It changes nothing: whoever calls may call again. */
    Future<CasDocument> fetchDocument(String reqId, String clientRefNo, Journey journey);

    /**
     * The statement of a request that the investor consented to on MFCentral's page. A success uses the QR code up.
     *
     * @param qrCode the investor's PNG in standard base64
     */
    Future<CasDocument> exchangeQr(String reqId, String clientRefNo, String qrCode, Journey journey);

    /** How long calls are better left alone; empty while nothing keeps them back. */
    default Optional<Duration> standstill() {
        return Optional.empty();
    }
}
