package dev.mfcgateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;

/** A certificate for the host {@code localhost} that vouches for itself, as PEM, with its key; made by the JDK's keytool. */
public record TestCertificate(String chain, String key, Instant expires) {

    private static final String PASSWORD = "no-secret";
    private static final String ALIAS = "server";

    /**
     * Makes one.
     *
     * @param algorithm {@code RSA} or {@code EC}
     */
    public static TestCertificate create(Path directory, String algorithm, int days)
            throws IOException, InterruptedException {
        Path store = Files.createTempDirectory(directory, "keys").resolve("store.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String command = "-genkeypair -alias %s -keyalg %s -dname CN=localhost -ext san=dns:localhost -validity %d"
                        .formatted(ALIAS, algorithm, days)
                + " -storetype PKCS12 -keystore " + store + " -storepass " + PASSWORD;
        Process process = new ProcessBuilder((keytool + " " + command).split(" "))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            X509Certificate certificate = (X509Certificate) keys.getCertificate(ALIAS);
            PrivateKey key = (PrivateKey) keys.getKey(ALIAS, PASSWORD.toCharArray());
            return new TestCertificate(
                    pem("CERTIFICATE", certificate.getEncoded()),
                    pem("PRIVATE KEY", key.getEncoded()),
                    certificate.getNotAfter().toInstant());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), what);
    }

    /** Whether that is the one that was shown. */
    public boolean is(Certificate shown) {
        return ((X509Certificate) shown).getNotAfter().toInstant().equals(expires);
    }
}
