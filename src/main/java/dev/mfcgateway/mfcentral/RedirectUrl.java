package dev.mfcgateway.mfcentral;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.mfcentral.envelope.AesCbc;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The address of MFCentral's page on which the investor enters the OTP. Its parameter is sealed with the URL key as it
 * stands and an IV of its own, unlike the calls; MFCentral rejects one in the dress of the other. Any thread: it takes
 * microseconds. Throws {@link IllegalStateException} where the key does not fit.
 */
final class RedirectUrl {

    private static final int IV_BYTES = 16;

    /** As a URL's parameter has it; all else is hex digits. */
    private static final String COLON = "%3A";

    private final ConsentFlow.Redirect page;
    private final SecureRandom random = new SecureRandom();

    RedirectUrl(ConsentFlow.Redirect page) {
        this.page = page;
    }

    String of(OtpRequest request, String reqId, String otpRef) {
        String sealed = seal(parameter(request, reqId, otpRef).encode());
        return page.baseUrl() + "/api/auth/start?data=" + sealed;
    }

    private JsonObject parameter(OtpRequest request, String reqId, String otpRef) {
        Contact contact = request.contact();
        return new JsonObject()
                .put("reqId", reqId)
                .put("otpRef", otpRef)
                .put("token", "")
                .put("pan", request.pan().reveal())
                .put("email", contact.channel() == Channel.EMAIL ? contact.reveal() : "")
                .put("mobile", contact.channel() == Channel.PHONE ? contact.reveal() : "")
                .put("clientRefNo", request.clientRefNo())
                .put("redirectUrl", page.returnUrl().toString());
    }

    private String seal(String json) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] key = page.urlKey().reveal().getBytes(US_ASCII);
        try {
            byte[] sealed =
                    AesCbc.encrypt(json.getBytes(UTF_8), new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            HexFormat hex = HexFormat.of();
            return hex.formatHex(iv) + COLON + hex.formatHex(sealed);
        } catch (GeneralSecurityException keyDoesNotFit) {
            throw new IllegalStateException("the URL key is not one of 32 characters");
        }
    }
}
