package dev.mfcgateway.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.simulator.crypto.AesCbc;
import dev.mfcgateway.simulator.crypto.Base64Alphabet;
import dev.mfcgateway.simulator.crypto.Jws;
import dev.mfcgateway.simulator.crypto.KeyDerivation;
import dev.mfcgateway.simulator.crypto.SignatureForm;
import dev.mfcgateway.testing.FreePort;
import dev.mfcgateway.testing.GatewayProcess;
import dev.mfcgateway.testing.RealRedis;
import dev.mfcgateway.testing.SampleConfig;
import dev.mfcgateway.testing.SampleEnvironment;
import dev.mfcgateway.testing.Transactions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that a load needs around the contenders, and the contenders themselves, started as they are asked for. */
final class Stage implements AutoCloseable {

    static final String GATEWAY = "mfc-gateway";
    static final String UNSIGNED = "mfc-gateway, nothing signed";
    static final String IO_URING = "mfc-gateway, io_uring";
    static final String FLOOR = "floor";

    private static final String JAR = Path.of("target", "mfc-gateway.jar").toString();
    private static final String ENCRYPTION_KEY = "acme-sample-encryption-key";
    private static final String URL_KEY = "acme-sample-url-key-of-32-chars!";
    private static final String IV = "globalaesvectors";

    private final Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "load");
    private final SampleClients clients = SampleClients.generate();
    private final RealRedis redis = RealRedis.start();
    private final Vertx vertx = Vertx.vertx();
    private final Transactions transactions = new Transactions(vertx, redis.endpoint(), "mfg");
    private final List<GatewayProcess> gateways = new ArrayList<>();
    private final Path answer;
    private final String cores;

    /** @param cores that the gateways may use, as taskset takes them; empty for all */
    Stage(String cores) throws IOException, InterruptedException {
        this.cores = cores;
        clients.writeTo(directory);
        answer = Files.writeString(directory.resolve("answer.json"), answer(clients));
    }

    /** Signed and encrypted as MFCentral's are, for whatever call it is: it names none. */
    private static String answer(SampleClients clients) {
        AesCbc cipher = new AesCbc(KeyDerivation.SHA256_HEX32.derive(ENCRYPTION_KEY), IV.getBytes(US_ASCII));
        String text = new JsonObject()
                .put("reqId", 4711)
                .put("otpRef", "3f2c8a54-9d0e-4a53-8a52-0c2b6f1f5e11")
                .put("userSubjectReference", "")
                .encode();
        String ciphertext = Base64Alphabet.URL.encode(cipher.encrypt(text));
        String signature = Jws.sign(
                SignatureForm.DETACHED_JWS,
                ciphertext,
                clients.mfcentralKeys().getPrivate(),
                SampleClients.MFCENTRAL_KEY_ID);
        return new JsonObject()
                .put("signature", signature)
                .put("response", ciphertext)
                .encode();
    }

    Path directory() {
        return directory;
    }

    LoadTransactions transactions() {
        return new LoadTransactions(transactions);
    }

    /** Gives the port of a stub that answers after so long. */
    int upstream(long delayMillis) throws IOException, InterruptedException {
        int port = FreePort.next();
        Process stub = Programs.java(
                UpstreamStub.class,
                directory.resolve("upstream-" + port + ".txt"),
                Integer.toString(port),
                Long.toString(delayMillis),
                answer.toString());
        Programs.awaitListening(stub, port);
        return port;
    }

    /** From now on the stub on that port answers after so long. */
    void delay(int upstreamPort, long millis) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + upstreamPort + "/delay/" + millis);
        try (InputStream done = address.toURL().openStream()) {
            done.readAllBytes();
        }
    }

    Contender floor() throws IOException, InterruptedException {
        int port = FreePort.next();
        Process process = Programs.java(
                Floor.class, directory.resolve("floor.txt"), Integer.toString(port), Integer.toString(redis.port()));
        Programs.awaitListening(process, port);
        return new Contender(FLOOR, port, process);
    }

    Contender nginx(int upstreamPort) throws IOException, InterruptedException {
        Files.write(directory.resolve("call.key"), KeyDerivation.SHA256_HEX32.derive(ENCRYPTION_KEY));
        Files.writeString(directory.resolve("url.key"), URL_KEY, UTF_8);
        return NginxPeer.start(directory, redis.port(), upstreamPort, directory);
    }

    /** Starts the packed gateway; {@code flags} come after its own. */
    GatewayProcess gateway(int upstreamPort, List<String> flags) throws IOException {
        return gateway(config(upstreamPort), flags, JAR);
    }

    /** The same, with a provider that stands in for RSA. */
    GatewayProcess unsignedGateway(int upstreamPort) throws IOException {
        Path services = Files.createDirectories(directory.resolve("unsigned/META-INF/services"));
        Files.writeString(
                services.resolve("java.security.Provider"),
                dev.mfcgateway.load.unsigned.AmazonCorrettoCryptoProvider.class.getName());
        return gateway(
                config(upstreamPort),
                List.of(),
                String.join(File.pathSeparator, directory.resolve("unsigned").toString(), testClasses(), JAR));
    }

    private static String testClasses() {
        return Path.of(Stage.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    /** The same, with a configuration that began as {@link #config}. */
    GatewayProcess gateway(SampleConfig config, List<String> flags) throws IOException {
        return gateway(config, flags, JAR);
    }

    /** A configuration that nobody has been started with. */
    SampleConfig config(int upstreamPort) throws IOException {
        return SampleConfig.in(
                        Files.createTempDirectory(directory, "gateway"),
                        redis.endpoint(),
                        "http://127.0.0.1:" + upstreamPort)
                .change("gateway.yaml", "commandTimeoutMs: 1000 ", "commandTimeoutMs: 5000 ") // on a busy machine too
                .change("tenants/acme.yaml", "maxInFlight: 2000 ", "maxInFlight: 12000 ")
                .change("gateway.yaml", "maxInFlight: 10000 ", "maxInFlight: 12000 ")
                .change("gateway.yaml", "maxConnections: 5000 ", "maxConnections: 12000 ");
    }

    private GatewayProcess gateway(SampleConfig config, List<String> flags, String classPath) throws IOException {
        List<String> command = new ArrayList<>(cores.isEmpty() ? List.of() : List.of("taskset", "-c", cores));
        command.add(Programs.javaCommand());
        command.addAll(GatewayFlags.ALL);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, "dev.mfcgateway.app.Main"));
        GatewayProcess gateway = GatewayProcess.start(config, SampleEnvironment.of(clients), command);
        gateways.add(gateway);
        return gateway;
    }

    @Override
    public void close() {
        gateways.forEach(GatewayProcess::close);
        transactions.close();
        vertx.close();
        redis.close();
    }
}
