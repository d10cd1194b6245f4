package dev.mfcgateway.testing;

import dev.mfcgateway.GatewayOptions;
import dev.mfcgateway.MfcGateway;
import dev.mfcgateway.app.ConfigFiles;
import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.simulator.Simulator;
import dev.mfcgateway.simulator.SimulatorOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The gateway as a plugin, with a real Redis and the simulator; its host reads the files when it is told to. */
public final class PluginStack implements AutoCloseable {

    private static final SampleClients CLIENTS = SampleClients.generate();

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Map<String, String> environment = new HashMap<>(SampleEnvironment.of(CLIENTS));
    private final RealRedis redis;
    private final Simulator simulator;
    private final Transactions transactions;
    private final SampleConfig config;
    private final MfcGateway gateway;
    private final HttpServer server;
    private final Partner partner;

    /** @param directory where the sample configuration is written */
    public PluginStack(Path directory) throws IOException, InterruptedException {
        redis = RealRedis.start();
        simulator = Await.result(Simulator.start(vertx, SimulatorOptions.of(CLIENTS.all())));
        transactions = new Transactions(vertx, redis.endpoint(), "mfg");
        config = SampleConfig.in(directory, redis.endpoint(), simulator.baseUrl())
                // So that a machine that does other things too does not look like a Redis that hangs.
                .change("gateway.yaml", "commandTimeoutMs: 1000", "commandTimeoutMs: 30000");
        gateway = Await.result(MfcGateway.create(vertx, options(), registry));
        server = Await.result(
                vertx.createHttpServer().requestHandler(gateway.router()).listen(0, "127.0.0.1"));
        partner = new Partner(vertx, server.actualPort());
    }

    /** What the files say now. */
    public GatewayOptions options() {
        return new ConfigFiles(environment::get).load(config.file()).options().gateway();
    }

    /** Has the gateway take what the files say now. */
    public void reload() {
        Await.result(gateway.reload(options()));
    }

    public Vertx vertx() {
        return vertx;
    }

    public SimpleMeterRegistry registry() {
        return registry;
    }

    /** What the files' references are resolved by; it may be changed. */
    public Map<String, String> environment() {
        return environment;
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

    public MfcGateway gateway() {
        return gateway;
    }

    public Partner partner() {
        return partner;
    }

    /** Has a tenant's transaction created, with these credentials. */
    public Partner.Answer createTransaction(String tenant, Map<String, String> credentials) {
        HttpRequest<Buffer> request = partner.request(HttpMethod.POST, "/gateway/" + tenant + "/transaction")
                .putHeader("Content-Type", "application/json");
        credentials.forEach(request::putHeader);
        JsonObject body = new JsonObject().put("intent", "MF_HOLDINGS_IMPORT");
        return Await.result(partner.answer(request, body.toBuffer()));
    }

    @Override
    public void close() {
        partner.close();
        PrivateValues.addInvestors(simulator.inbox());
        Await.result(server.close());
        Await.result(gateway.close());
        transactions.close();
        Await.result(simulator.close());
        Await.result(vertx.close());
        redis.close();
    }
}
