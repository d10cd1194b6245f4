package dev.mfcgateway.mfcentral;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mfcgateway.investor.Otp;
import dev.mfcgateway.mfcentral.envelope.Base64Form;
import dev.mfcgateway.mfcentral.envelope.EnvelopeKeys;
import dev.mfcgateway.mfcentral.envelope.KeyDerivation;
import dev.mfcgateway.mfcentral.envelope.Opener;
import dev.mfcgateway.mfcentral.envelope.RsaProvider;
import dev.mfcgateway.mfcentral.envelope.Sealer;
import dev.mfcgateway.mfcentral.envelope.SealingPool;
import dev.mfcgateway.mfcentral.envelope.SignatureForm;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.simulator.Simulator;
import dev.mfcgateway.simulator.SimulatorClient;
import dev.mfcgateway.simulator.SimulatorOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Key;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/** The simulator's two sample clients, their accounts on this side, and an investor with a browser. */
final class SimulatedAccounts implements AutoCloseable {

    private static final SampleClients SAMPLES = SampleClients.generate();

    private final HttpClient browser = HttpClient.newHttpClient();
    private final Vertx vertx;
    private final Simulator simulator;
    private final SealingPool sealing;

    SimulatedAccounts(Vertx vertx) {
        this.vertx = vertx;
        this.simulator = Samples.result(Simulator.start(vertx, SimulatorOptions.of(SAMPLES.all())));
        this.sealing = new SealingPool(vertx, 1, 10, System::nanoTime, waited -> {});
    }

    Simulator simulator() {
        return simulator;
    }

    MfCentral client(String account, ConsentFlow flow) {
        MfCentralOptions options = options(account, flow);
        InstantSource clock = InstantSource.system();
        MfCentralHttp http = new MfCentralHttp(vertx, options, clock);
        TokenEndpoint endpoint = new TokenEndpoint(http, options, System::nanoTime, () -> 0.5);
        return new HttpMfCentral(
                vertx,
                options,
                http,
                new AccessTokens(vertx, endpoint, System::nanoTime),
                sealing.line(),
                new Sealer(options.envelope(), RsaProvider.jdk()),
                new Opener(options.envelope(), RsaProvider.jdk()),
                clock,
                System::nanoTime);
    }

    ConsentFlow.Redirect redirect(String account) {
        return new ConsentFlow.Redirect(
                URI.create(simulator.baseUrl()), Secret.of(sample(account).urlKey()), Samples.REDIRECT.returnUrl());
    }

    /** The investor enters the OTP on MFCentral's page and keeps the QR image; returns it in base64. */
    String consentAndDownload(OtpSent sent, Otp otp) {
        String query = URI.create(sent.redirectUrl().orElseThrow()).getRawQuery();
        String form = query + "&otp=" + otp.reveal() + "&next=qr";
        HttpRequest consent = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/api/auth/consent"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        open(consent);
        byte[] png = open(HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/qr/" + sent.reqId() + ".png"))
                .build());
        return Base64.getEncoder().encodeToString(png);
    }

    @Override
    public void close() {
        sealing.close();
        Samples.result(simulator.close());
    }

    private byte[] open(HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofByteArray()).body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private MfCentralOptions options(String account, ConsentFlow flow) {
        SimulatorClient sample = sample(account);
        Key privateKey = (account.equals("acme") ? SAMPLES.acmeKeys() : SAMPLES.globexKeys()).getPrivate();
        return new MfCentralOptions(
                URI.create(simulator.baseUrl()),
                flow,
                Secret.of(sample.clientId()),
                Secret.of(sample.clientSecret()),
                Secret.of(sample.userName()),
                Secret.of(sample.password()),
                Optional.empty(),
                envelope(sample, privateKey),
                Duration.ofSeconds(5),
                Samples.LONG,
                10,
                Samples.options(1, Samples.LONG).breaker());
    }

    private static EnvelopeKeys envelope(SimulatorClient sample, Key privateKey) {
        return new EnvelopeKeys(
                EnvelopeKeys.encryptionKey(
                        Secret.of(sample.encryptionKey()),
                        KeyDerivation.valueOf(sample.keyDerivation().name())),
                EnvelopeKeys.iv(Secret.of(sample.iv())),
                Base64Form.valueOf(sample.base64().name()),
                SignatureForm.valueOf(sample.signature().name()),
                EnvelopeKeys.signingKey(pem("PRIVATE KEY", privateKey), Optional.empty()),
                Optional.empty(),
                EnvelopeKeys.verificationKey(
                        pem("PUBLIC KEY", SAMPLES.mfcentralKeys().getPublic())),
                true);
    }

    private static SimulatorClient sample(String account) {
        return account.equals("acme") ? SAMPLES.acme() : SAMPLES.globex();
    }

    private static Secret pem(String label, Key key) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key.getEncoded());
        return Secret.of("-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n");
    }
}
