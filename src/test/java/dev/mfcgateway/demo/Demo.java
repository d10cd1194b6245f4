package dev.mfcgateway.demo;

import dev.mfcgateway.app.ConfigFiles;
import dev.mfcgateway.app.GatewayProgram;
import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.simulator.Simulator;
import dev.mfcgateway.simulator.SimulatorOptions;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.RealRedis;
import dev.mfcgateway.testing.SampleConfig;
import dev.mfcgateway.testing.SampleEnvironment;
import dev.mfcgateway.testing.Transactions;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.util.Map;

/**
 * Starts a real Redis, the MFCentral simulator and the gateway with the sample tenants of {@code conf}, writes some
 * transactions, and prints what to try. Ends with Ctrl-C, and ends everything with it.
 */
public final class Demo {

    private static final int GATEWAY = 8080;
    private static final int MANAGEMENT = 9090;
    private static final int SIMULATOR = 8081;

    private Demo() {}

    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        SampleClients clients = SampleClients.generate();
        Map<String, String> environment = SampleEnvironment.of(clients);
        RealRedis redis = RealRedis.start();
        Simulator simulator = Await.result(Simulator.start(
                vertx, SimulatorOptions.of(clients.all()).withHost("localhost").withPort(SIMULATOR)));
        SampleConfig config = SampleConfig.in(
                Files.createTempDirectory("mfc-gateway-demo"),
                redis.endpoint(),
                simulator.baseUrl(),
                GATEWAY,
                MANAGEMENT);
        GatewayProgram gateway = Await.result(GatewayProgram.start(
                new ConfigFiles(environment::get).load(config.file()).options()));
        stopOnSignal(gateway, simulator, vertx, redis);

        Transactions transactions = new Transactions(vertx, redis.endpoint(), "mfg");
        System.out.println(
                """

                mfc-gateway   http://localhost:%d   tenants acme and globex, from conf/
                management    http://localhost:%d   /metrics, /health/live, /health/ready
                MFCentral     http://localhost:%d   the simulator: /inbox shows the OTPs sent, / what else there is
                Redis         %s   with the transactions used below

                Try, each line by itself:"""
                        .formatted(GATEWAY, MANAGEMENT, SIMULATOR, redis.endpoint()));
        new CurlLines(transactions, environment, GATEWAY, MANAGEMENT).all().forEach(System.out::println);
        System.out.println("\nCtrl-C ends all of it.");
    }

    private static void stopOnSignal(GatewayProgram gateway, Simulator simulator, Vertx vertx, RealRedis redis) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            Await.result(gateway.stop().eventually(simulator::close).eventually(vertx::close));
            redis.close();
        }));
    }
}
