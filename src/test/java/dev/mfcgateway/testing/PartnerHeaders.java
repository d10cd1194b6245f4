package dev.mfcgateway.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import java.util.Map;

/** The two headers with which a partner's server proves who it is. */
public final class PartnerHeaders {

    public static final String API_SECRET = "api-secret-of-a-test-0123456789abcdef";
    /** Long enough for HS512 too, so that only the algorithm's name can be what refuses one. */
    public static final String AUTH_TOKEN_SECRET = "auth-token-secret-of-a-test-0123456789abcdef-0123456789abcdef-0123";

    private PartnerHeaders() {}

    /** A token that is good for ever. */
    public static String authToken() {
        return authToken(JWSAlgorithm.HS256, AUTH_TOKEN_SECRET, Map.of("guest", true));
    }

    public static String authToken(JWSAlgorithm algorithm, String secret, Map<String, Object> claims) {
        JWSObject token = new JWSObject(new JWSHeader(algorithm), new Payload(claims));
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return token.serialize();
    }
}
