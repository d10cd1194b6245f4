package dev.mfcgateway.mfcentral;

import io.vertx.core.Future;

/**
 * One tenant's MFCentral. Any event loop may call; the answer comes on the caller's context. Every call fails with
 * nothing but {@link MfCentralFailure}, which says what MFCentral may have done by then.
 */
public interface MfCentral {

    /** Has MFCentral send an OTP to the investor. */
    Future<OtpSent> requestOtp(OtpRequest request);

    /** Tells MFCentral the OTP that the investor entered; fails with {@code incorrect_otp} where it is another one. */
    Future<Void> confirmOtp(OtpConfirmation confirmation);

    /** The statement of a request whose OTP is confirmed. It changes nothing: whoever calls may call again. */
    Future<CasDocument> fetchDocument(String reqId, String clientRefNo);

    /**
     * The statement of a request that the investor consented to on MFCentral's page. A success uses the QR code up.
     *
     * @param qrCode the investor's PNG in standard base64
     */
    Future<CasDocument> exchangeQr(String reqId, String clientRefNo, String qrCode);
}
