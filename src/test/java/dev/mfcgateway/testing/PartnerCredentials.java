package dev.mfcgateway.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Locale;
import java.util.Map;

/** The two headers with which a partner's server shows that it is a tenant's. */
public final class PartnerCredentials {

    private PartnerCredentials() {}

    /** Both headers, with a token for a guest that does not expire. */
    public static Map<String, String> of(String tenant, Map<String, String> environment) {
        String prefix = tenant.toUpperCase(Locale.ROOT);
        return Map.of(
                "x-gateway-secret", environment.get(prefix + "_API_SECRET"),
                "x-gateway-authtoken", token(environment.get(prefix + "_AUTH_TOKEN_SECRET")));
    }

    private static String token(String secret) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256),
                    new JWTClaimsSet.Builder().claim("guest", true).build());
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException(tooShort);
        }
    }
}
