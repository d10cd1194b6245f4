package dev.mfcgateway.config;

import dev.mfcgateway.mfcentral.BreakerOptions;
import dev.mfcgateway.mfcentral.ConsentFlow;
import dev.mfcgateway.mfcentral.MfCentralOptions;
import dev.mfcgateway.mfcentral.envelope.Base64Form;
import dev.mfcgateway.mfcentral.envelope.EnvelopeKeys;
import dev.mfcgateway.mfcentral.envelope.KeyDerivation;
import dev.mfcgateway.mfcentral.envelope.SignatureForm;
import java.util.Optional;

/** The section {@code mfcentral} of a tenant's document, already found good, as options. */
final class MfCentralSettings {

    private MfCentralSettings() {}

    static MfCentralOptions options(Settings settings) {
        return new MfCentralOptions(
                WebAddress.base(settings.text("mfcentral.baseUrl")),
                flow(settings),
                settings.secret("mfcentral.clientId"),
                settings.secret("mfcentral.clientSecret"),
                settings.secret("mfcentral.userName"),
                settings.secret("mfcentral.password"),
                settings.optionalText("mfcentral.origin"),
                envelope(settings),
                settings.millis("mfcentral.connectTimeoutMs"),
                settings.millis("mfcentral.timeoutMs"),
                settings.number("mfcentral.maxInFlight"),
                breaker(settings));
    }

    private static ConsentFlow flow(Settings settings) {
        if (settings.text("mfcentral.flow").equals("otp")) {
            return new ConsentFlow.Otp();
        }
        return new ConsentFlow.Redirect(
                WebAddress.base(settings.text("mfcentral.redirect.baseUrl")),
                settings.secret("mfcentral.redirect.urlKey"),
                WebAddress.page(settings.text("mfcentral.redirect.returnUrl")));
    }

    private static EnvelopeKeys envelope(Settings settings) {
        Optional<String> keyId = settings.optionalText("mfcentral.keyId");
        return new EnvelopeKeys(
                EnvelopeKeys.encryptionKey(
                        settings.secret("mfcentral.encryptionKey"),
                        settings.choice("mfcentral.keyDerivation", KeyDerivation.class)),
                EnvelopeKeys.iv(settings.secret("mfcentral.iv")),
                settings.choice("mfcentral.base64", Base64Form.class),
                settings.choice("mfcentral.signature", SignatureForm.class),
                EnvelopeKeys.signingKey(settings.secret("mfcentral.privateKey"), keyId),
                EnvelopeKeys.keyId(settings.secret("mfcentral.privateKey"), keyId),
                EnvelopeKeys.verificationKey(settings.secret("mfcentral.publicKey")),
                settings.at("mfcentral.verifyResponseSignature").booleanValue());
    }

    private static BreakerOptions breaker(Settings settings) {
        return new BreakerOptions(
                settings.at("mfcentral.breaker.failureRatio").doubleValue(),
                settings.millis("mfcentral.breaker.slowCallMs"),
                settings.optionalRatio("mfcentral.breaker.slowCallRatio"),
                settings.number("mfcentral.breaker.minimumCalls"),
                settings.millis("mfcentral.breaker.windowMs"),
                settings.millis("mfcentral.breaker.openMs"),
                settings.millis("mfcentral.breaker.maxOpenMs"));
    }
}
