package dev.mfcgateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.mfcgateway.mfcentral.envelope.EnvelopeKeys;
import dev.mfcgateway.mfcentral.envelope.KeyDerivation;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.tenant.CorsOptions;
import java.util.List;
import java.util.Locale;

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
        checkRising(tenant);
        checkOrigins(tenant);
        tenant.check("webhook.url", WebAddress::base);
        checkPlainWebhook(tenant);
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

    /** A wait that is shorter than the one before it would reward asking too often. */
    private static void checkRising(Inspection tenant) {
        JsonNode waits = tenant.settings().at("otp.resendCooldownsMs");
        for (int i = 1; i < waits.size(); i++) {
            long least = waits.get(i - 1).asLong();
            if (waits.get(i).isNumber() && waits.get(i).asLong() < least) {
                tenant.refuse(
                        "otp.resendCooldownsMs[" + i + "]",
                        "is " + waits.get(i).asText(),
                        "allowed: at least " + least + ", as the one before it");
            }
        }
    }

    private static void checkOrigins(Inspection tenant) {
        List<String> origins = tenant.settings().texts("cors.origins");
        if (origins.contains(CorsOptions.ANY) && origins.size() > 1) {
            tenant.refuse("cors.origins", "holds * beside others", "allowed: origins, or * alone for any");
        }
        tenant.check("cors.origins", TenantRules::checkOrigin);
    }

    private static void checkOrigin(String text) {
        if (!text.equals(CorsOptions.ANY)) {
            WebAddress.checkOrigin(text);
        }
    }

    /** Plain http stays on this machine, and this machine's addresses are not public: every delivery would fail. */
    private static void checkPlainWebhook(Inspection tenant) {
        boolean isPlain = tenant.settings()
                .at("webhook.url")
                .asText()
                .toLowerCase(Locale.ROOT)
                .startsWith("http:");
        if (isPlain && tenant.settings().at("webhook.allowPrivateAddresses").equals(BooleanNode.FALSE)) {
            tenant.refuse("webhook.url", "is plain http while webhook.allowPrivateAddresses is false");
        }
    }

    /** Said at the tenant: there the time can be shortened, or be a reason to let the shared file drain for longer. */
    static void warnOfCutRequests(Inspection tenant, Settings shared) {
        JsonNode timeout = tenant.settings().at("mfcentral.timeoutMs");
        JsonNode drain = shared.at("shutdown.drainMs");
        if (timeout.isNumber() && drain.isNumber() && timeout.asLong() > drain.asLong()) {
            tenant.warn(
                    "mfcentral.timeoutMs",
                    "is " + timeout.asText() + ", so that a shutdown may cut a request off",
                    "better: at most shutdown.drainMs, which is " + drain.asText());
        }
    }
}
