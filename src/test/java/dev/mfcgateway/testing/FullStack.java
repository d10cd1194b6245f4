package dev.mfcgateway.testing;

import dev.mfcgateway.app.ConfigFiles;
import dev.mfcgateway.app.GatewayProgram;
import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.simulator.Simulator;
import dev.mfcgateway.simulator.SimulatorOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Everything there is, and all of it real: Redis, the simulator, and the gateway as a program, in this JVM. */
public final class FullStack implements AutoCloseable {

    private static final SampleClients CLIENTS = SampleClients.generate();

    private final Vertx vertx = Vertx.vertx();
    private final RealRedis redis;
    private final Simulator simulator;
    private final Transactions transactions;
    private final SampleConfig config;
    private final GatewayProgram gateway;
    private final Partner partner;

    private FullStack(UnaryOperator<SampleConfig> change) throws IOException, InterruptedException {
        redis = RealRedis.start();
        simulator = Await.result(Simulator.start(vertx, new SimulatorOptions("127.0.0.1", 0, CLIENTS.all(), 1)));
        transactions = new Transactions(vertx, redis.endpoint(), "mfg");
        config = change.apply(SampleConfig.in(directory(), redis.endpoint(), simulator.baseUrl()));
        ConfigFiles files = new ConfigFiles(environment()::get);
        gateway = Await.result(GatewayProgram.start(files, files.load(config.file())));
        partner = new Partner(vertx, config.port());
    }

    public static FullStack start() throws IOException, InterruptedException {
        return start(config -> config);
    }

    /** With some of the sample configuration otherwise. */
    public static FullStack start(UnaryOperator<SampleConfig> change) throws IOException, InterruptedException {
        return new FullStack(change);
    }

    private static Path directory() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "conf");
    }

    public static Map<String, String> environment() {
        return SampleEnvironment.of(CLIENTS);
    }

    public Vertx vertx() {
        return vertx;
    }

    public RealRedis redis() {
        return redis;
    }

    public Simulator simulator() {
        return simulator;
    }

    public Transactions transactions() {
        return transactions;
    }

    public SampleConfig config() {
        return config;
    }

    public Partner partner() {
        return partner;
    }

    /** A getOTP of a tenant that asks for credentials, with them. */
    public Partner.Answer getOtpWithCredentials(String tenant, JsonObject body) {
        HttpRequest<Buffer> request = partner.request(HttpMethod.POST, "/getOTP")
                .putHeader("Content-Type", "application/json")
                .putHeader("x-gateway-name", tenant);
        PartnerCredentials.of(tenant, environment()).forEach(request::putHeader);
        return Await.result(partner.answer(request, body.toBuffer()));
    }

    /** What a browser or a scrape gets from {@code url}. */
    public Partner.Answer open(String url) {
        URI address = URI.create(url);
        try (Partner browser = new Partner(vertx, address.getPort())) {
            String path = url.substring(url.indexOf(address.getRawPath()));
            return Await.result(browser.answer(browser.request(HttpMethod.GET, path), Buffer.buffer()));
        }
    }

    /** What the management port answers on {@code path}. */
    public Partner.Answer management(String path) {
        return open("http://127.0.0.1:" + config.managementPort() + path);
    }

    /** The value of one series of {@code /metrics}. */
    public double metric(String series) {
        return new Scrape(management("/metrics").text()).value(series);
    }

    @Override
    public void close() {
        partner.close();
        WrittenDown.add("metrics", management("/metrics").text());
        PrivateValues.addInvestors(simulator.inbox());
        Await.result(gateway.close());
        transactions.close();
        Await.result(simulator.close());
        Await.result(vertx.close());
        redis.close();
    }
}
