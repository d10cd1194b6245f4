package dev.mfcgateway.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.simulator.crypto.AesCbc;
import dev.mfcgateway.simulator.crypto.Base64Alphabet;
import dev.mfcgateway.simulator.crypto.Jws;
import dev.mfcgateway.simulator.crypto.SignatureForm;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

/** For the simulator's own tests: a simulator on a free port, and a partner who calls it over HTTP. */
final class PartnerRig implements AutoCloseable {
    static final SampleClients SAMPLES = SampleClients.generate();
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final Vertx vertx = Vertx.vertx();
    final Simulator simulator;
    final HttpClient http = HttpClient.newHttpClient();

    PartnerRig() {
        simulator = Simulator.start(vertx, SimulatorOptions.of(SAMPLES.all())).await();
    }

    @Override
    public void close() {
        simulator.close().await();
        vertx.close().await();
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest request =
                request(method, path, body, headers).timeout(PATIENCE).build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .method(method, BodyPublishers.ofString(body));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> postForm(String path, String form, String... headers) {
        String[] all = Stream.concat(Stream.of("Content-Type", "application/x-www-form-urlencoded"), Stream.of(headers))
                .toArray(String[]::new);
        return send("POST", path, form, all);
    }

    Partner acme() {
        return new Partner(SAMPLES.acme(), SAMPLES.acmeKeys().getPrivate());
    }

    Partner globex() {
        return new Partner(SAMPLES.globex(), SAMPLES.globexKeys().getPrivate());
    }

    /** One partner of MFCentral, with a token once it has called {@link #login}. */
    final class Partner {
        final SimulatorClient client;
        final PrivateKey key;
        final AesCbc cipher;
        String token = "none";

        Partner(SimulatorClient client, PrivateKey key) {
            this.client = client;
            this.key = key;
            this.cipher = new AesCbc(client.keyDerivation().derive(client.encryptionKey()), AesCbc.readIv(client.iv()));
        }

        Partner login() {
            String form = "grant_type=password&username=" + client.userName() + "&password=" + client.password();
            token = new JsonObject(postForm("/oauth/token", form, "Authorization", basic())
                            .body())
                    .getString("access_token");
            return this;
        }

        String basic() {
            String pair = client.clientId() + ":" + client.clientSecret();
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        }

        HttpResponse<String> call(ClientCall call, JsonObject request) {
            return post(call, seal(request, client.signature()));
        }

        HttpResponse<String> post(ClientCall call, String body) {
            return send("POST", "/api/client/V1/" + call.wireName(), body, headers());
        }

        String[] headers() {
            return new String[] {
                "Authorization", "Bearer " + token, "ClientId", client.clientId(), "Content-Type", "application/json"
            };
        }

        String seal(JsonObject request, SignatureForm form) {
            String ciphertext = client.base64().encode(cipher.encrypt(request.encode()));
            return new JsonObject()
                    .put("signature", Jws.sign(form, ciphertext, key, null))
                    .put("request", ciphertext)
                    .encode();
        }

        /** Verifies and decrypts an answer. */
        JsonObject open(HttpResponse<String> answer) {
            return new JsonObject(text(answer));
        }

        String text(HttpResponse<String> answer) {
            JsonObject sealed = new JsonObject(answer.body());
            if (!signatureHolds(answer)) {
                throw new IllegalStateException("the answer's signature does not verify");
            }
            return cipher.decrypt(Base64Alphabet.decode(sealed.getString("response")));
        }

        boolean signatureHolds(HttpResponse<String> answer) {
            JsonObject sealed = new JsonObject(answer.body());
            return Jws.verifies(
                    sealed.getString("signature", ""),
                    sealed.getString("response"),
                    SAMPLES.mfcentralKeys().getPublic());
        }

        String messageIn(HttpResponse<String> answer) {
            return open(answer).getJsonArray("errors").getJsonObject(0).getString("message");
        }

        String redirectData(JsonObject plain) {
            byte[] iv = new byte[16];
            iv[15] = 7;
            byte[] ciphertext = new AesCbc(client.urlKey().getBytes(UTF_8), iv).encrypt(plain.encode());
            return HexFormat.of().formatHex(iv) + ":" + HexFormat.of().formatHex(ciphertext);
        }
    }
}
