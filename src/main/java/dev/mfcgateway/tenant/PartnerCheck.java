package dev.mfcgateway.tenant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mfcgateway.secret.Secret;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Tells whether a request shows a tenant's credentials: its API secret, and a JWT signed with its token secret (HS256
 * and nothing else; {@code exp} and {@code nbf} honoured; {@code guest} or {@code smallcaseAuthId} says for whom). While
 * a secret is being rotated, the old one will do. Any thread; some microseconds.
 */
public final class PartnerCheck {

    private final List<Secret> apiSecrets;
    private final List<JWSVerifier> verifiers;
    private final InstantSource clock;

    public PartnerCheck(TenantCredentials credentials, InstantSource clock) {
        this.apiSecrets = credentials.apiSecrets();
        this.verifiers = credentials.authTokenSecrets().stream()
                .map(PartnerCheck::verifier)
                .toList();
        this.clock = clock;
    }

    private static JWSVerifier verifier(Secret secret) {
        try {
            return new MACVerifier(secret.revealBytes());
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("authTokenSecret must have at least 32 bytes", tooShort);
        }
    }

    /** Looks at everything before it answers, so that the time tells nothing. */
    public boolean accepts(List<String> secrets, List<String> tokens) {
        boolean hasSecret = secrets.size() == 1 && isSecret(secrets.get(0));
        boolean hasToken = tokens.size() == 1 && isToken(tokens.get(0));
        return hasSecret && hasToken;
    }

    private boolean isSecret(String candidate) {
        boolean matches = false;
        for (Secret secret : apiSecrets) {
            matches |= secret.matches(candidate);
        }
        return matches;
    }

    private boolean isToken(String candidate) {
        try {
            SignedJWT token = SignedJWT.parse(candidate);
            return JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    && isSigned(token)
                    && isSound(token.getJWTClaimsSet());
        } catch (ParseException | JOSEException refused) {
            return false;
        }
    }

    private boolean isSigned(SignedJWT token) throws JOSEException {
        boolean signed = false;
        for (JWSVerifier verifier : verifiers) {
            signed |= token.verify(verifier);
        }
        return signed;
    }

    private boolean isSound(JWTClaimsSet claims) throws ParseException {
        Instant now = clock.instant();
        boolean isAlive = claims.getExpirationTime() == null
                || now.isBefore(claims.getExpirationTime().toInstant());
        boolean hasBegun = claims.getNotBeforeTime() == null
                || !now.isBefore(claims.getNotBeforeTime().toInstant());
        return isAlive && hasBegun && namesSomeone(claims);
    }

    private static boolean namesSomeone(JWTClaimsSet claims) throws ParseException {
        String authId = claims.getStringClaim("smallcaseAuthId");
        return Boolean.TRUE.equals(claims.getClaim("guest")) || (authId != null && !authId.isEmpty());
    }
}
