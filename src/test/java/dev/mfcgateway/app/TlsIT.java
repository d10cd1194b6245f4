package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public port with TLS, its files mounted and swapped as Kubernetes does it. */
class TlsIT {

    @TempDir
    private static Path directory;

    private static SSLContext trusting;
    private static MountedConfig mounted;
    private static TestCertificate first;
    private static FullStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException, GeneralSecurityException {
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new TrustsAll()}, null);
        first = TestCertificate.create(directory, "RSA", 30);
        mounted = new MountedConfig(directory.resolve("tls"));
        mount(first.chain(), first.key());
        String tls = "http2ClearText: false\n  tls: {certFile: %s, keyFile: %s}"
                .formatted(directory.resolve("tls/tls.crt"), directory.resolve("tls/tls.key"));
        stack = FullStack.start(config -> config.change("gateway.yaml", "http2ClearText: false", tls));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void speaksHttp2ToWhoeverAsksForItAndHttp1ToOthers() throws IOException, InterruptedException {
        for (HttpClient.Version version : HttpClient.Version.values()) {
            HttpResponse<String> answer = getOtp(version);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(version);
        }
    }

    /** HTTP/2 forbids the header by which HTTP/1.1 ends a connection, and clients give up a stream that has it. */
    @Test
    void refusesBeforeTheBodyWithoutHeadersThatHttp2Forbids() throws IOException, InterruptedException {
        HttpResponse<String> answer = post(HttpClient.Version.HTTP_2, "text/plain");

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("connection")).isEmpty();
    }

    @Test
    void speaksNoVersionBefore12() throws IOException {
        try (SSLSocket caller = connect()) {
            caller.setEnabledProtocols(new String[] {"TLSv1.2"});
            caller.startHandshake();
        }
        try (SSLSocket caller = connect()) {
            caller.setEnabledProtocols(new String[] {"TLSv1.1"});
            assertThatThrownBy(caller::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void showsARenewedCertificateAndKeepsItWhileTheFilesAreFaulty() throws IOException, InterruptedException {
        assertThat(expiry()).isEqualTo((double) first.expires().getEpochSecond());
        TestCertificate second = TestCertificate.create(directory, "EC", 60);
        mount(second.chain(), second.key());

        Await.until("the renewed one is shown", () -> second.is(shown()));
        assertThat(expiry()).isEqualTo((double) second.expires().getEpochSecond());

        mount(first.chain(), second.key());
        Await.until("the fault is seen", () -> stack.metric("mfc_gateway_config_last_reload_successful") == 0);
        assertThat(second.is(shown())).isTrue();
        assertThat(expiry()).isEqualTo((double) second.expires().getEpochSecond());

        mount(first.chain(), first.key());
        Await.until("the repair is seen", () -> first.is(shown()));
    }

    private static void mount(String chain, String key) throws IOException {
        mounted.mount(Map.of("tls.crt", chain, "tls.key", key));
    }

    private static double expiry() {
        return stack.metric("mfc_gateway_tls_certificate_expiry_timestamp_seconds");
    }

    private static X509Certificate shown() {
        try (SSLSocket caller = connect()) {
            caller.startHandshake();
            return (X509Certificate) caller.getSession().getPeerCertificates()[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLSocket connect() throws IOException {
        SSLSocket socket = (SSLSocket) trusting.getSocketFactory()
                .createSocket("127.0.0.1", stack.config().port());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static HttpResponse<String> getOtp(HttpClient.Version version) throws IOException, InterruptedException {
        return post(version, "application/json");
    }

    private static HttpResponse<String> post(HttpClient.Version version, String contentType)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + stack.config().port() + "/getOTP"))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(
                        Partner.body(stack.transactions().create("acme")).encode()))
                .build();
        return HttpClient.newBuilder()
                .sslContext(trusting)
                .version(version)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The certificate is looked at by the test itself. */
    private static final class TrustsAll implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
