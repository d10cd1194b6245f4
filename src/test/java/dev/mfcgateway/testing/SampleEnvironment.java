package dev.mfcgateway.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mfcgateway.simulator.SampleClients;
import java.security.Key;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The environment that the sample configuration in {@code conf} asks for, to match the simulator's sample clients. */
public final class SampleEnvironment {

    private static final Base64.Encoder PEM_LINES = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));

    private SampleEnvironment() {}

    public static Map<String, String> of(SampleClients clients) {
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "MFC_STORAGE_KEY",
                Base64.getEncoder().encodeToString("a-sample-key-of-32-bytes-length!".getBytes(US_ASCII)));
        putTenant(environment, "acme", clients.acmeKeys().getPrivate(), clients);
        putTenant(environment, "globex", clients.globexKeys().getPrivate(), clients);
        environment.put("ACME_MFC_URL_KEY", "acme-sample-url-key-of-32-chars!");
        PrivateValues.addSecrets(environment);
        return Map.copyOf(environment);
    }

    private static void putTenant(
            Map<String, String> environment, String tenant, Key privateKey, SampleClients clients) {
        String prefix = tenant.toUpperCase(Locale.ROOT);
        environment.put(prefix + "_API_SECRET", tenant + "-sample-api-secret-of-32-bytes-or-more");
        environment.put(prefix + "_AUTH_TOKEN_SECRET", tenant + "-sample-token-secret-of-32-bytes-or-more");
        environment.put(prefix + "_MFC_CLIENT_SECRET", tenant + "-sample-client-secret");
        environment.put(prefix + "_MFC_PASSWORD", tenant + "-sample-password");
        environment.put(prefix + "_MFC_ENCRYPTION_KEY", tenant + "-sample-encryption-key");
        environment.put(prefix + "_MFC_PRIVATE_KEY", pem("PRIVATE KEY", privateKey));
        environment.put(
                prefix + "_MFC_PUBLIC_KEY",
                pem("PUBLIC KEY", clients.mfcentralKeys().getPublic()));
    }

    private static String pem(String label, Key key) {
        return "-----BEGIN " + label + "-----\n" + PEM_LINES.encodeToString(key.getEncoded()) + "\n-----END " + label
                + "-----\n";
    }
}
