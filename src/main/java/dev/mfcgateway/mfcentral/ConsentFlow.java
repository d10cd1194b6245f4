package dev.mfcgateway.mfcentral;

import dev.mfcgateway.secret.Secret;
import java.net.URI;

/** Where the investor enters the OTP. */
public sealed interface ConsentFlow {

    /**
     * On MFCentral's own page.
     *
     * @param baseUrl where that page lives, without a trailing slash
     * @param urlKey seals the page's parameter; exactly 32 characters
     * @param returnUrl the partner's page, to which MFCentral's returns the browser
     */
    record Redirect(URI baseUrl, Secret urlKey, URI returnUrl) implements ConsentFlow {}

    /** On the partner's screen. */
    record Otp() implements ConsentFlow {}
}
