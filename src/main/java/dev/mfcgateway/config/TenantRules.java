package dev.mfcgateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.mfcentral.envelope.EnvelopeKeys;
import dev.mfcgateway.mfcentral.envelope.KeyDerivation;
import dev.mfcgateway.secret.Secret;

/** What the schema cannot say of one tenant's document. */
final class TenantRules {

    private static final int SECRET_BYTES = 32;
    private static final int URL_KEY_CHARACTERS = 32;

    private TenantRules() {}

    static void check(Inspection tenant) {
        RouteRules.check(tenant);
        tenant.check("credentials.apiSecret", TenantRules::checkOwnSecret);
        tenant.check("credentials.authTokenSecret", TenantRules::checkOwnSecret);
        tenant.check("mfcentral.baseUrl", WebAddress::base);
        checkKeys(tenant);
        if (tenant.settings().at("mfcentral.flow").asText().equals("redirect")) {
            checkRedirect(tenant);
        }
        BreakerRules.check(tenant);
        tenant.check("webhook.url", WebAddress::base);
        tenant.warnOfWeakSecrets();
    }

    private static void checkOwnSecret(String text) {
        if (text.getBytes(UTF_8).length < SECRET_BYTES) {
            throw new IllegalArgumentException("is too short");
        }
    }

    private static void checkKeys(Inspection tenant) {
        // Any derivation will do: each takes any key.
        tenant.check(
                "mfcentral.encryptionKey", key -> EnvelopeKeys.encryptionKey(Secret.of(key), KeyDerivation.SHA256_RAW));
        tenant.check("mfcentral.iv", iv -> EnvelopeKeys.iv(Secret.of(iv)));
        tenant.check(
                "mfcentral.privateKey",
                key -> EnvelopeKeys.signingKey(Secret.of(key), tenant.settings().optionalText("mfcentral.keyId")));
        tenant.check("mfcentral.publicKey", key -> EnvelopeKeys.verificationKey(Secret.of(key)));
    }

    private static void checkRedirect(Inspection tenant) {
        tenant.check("mfcentral.redirect.baseUrl", WebAddress::base);
        tenant.check("mfcentral.redirect.urlKey", TenantRules::checkUrlKey);
        tenant.check("mfcentral.redirect.returnUrl", WebAddress::page);
    }

    private static void checkUrlKey(String text) {
        if (text.length() != URL_KEY_CHARACTERS) {
            throw new IllegalArgumentException("is not 32 characters long");
        }
        if (!text.chars().allMatch(one -> one > ' ' && one <= '~')) { // each is one byte of the key
            throw new IllegalArgumentException("holds a character that is not ASCII");
        }
    }
}
