package dev.mfcgateway.mfcentral;

import io.vertx.core.Future;

/** One tenant's MFCentral. Any event loop may call; the answer comes on the caller's context. */
public interface MfCentral {

    /**
     * Has MFCentral send an OTP to the investor.
     *
     * @return fails with nothing but {@link MfCentralFailure}, which says what MFCentral may have done by then
     */
    Future<OtpSent> requestOtp(OtpRequest request);
}
