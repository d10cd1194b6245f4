package dev.mfcgateway.demo;

import dev.mfcgateway.app.ConfigFiles;
import dev.mfcgateway.app.GatewayProgram;
import dev.mfcgateway.simulator.SampleClients;
import dev.mfcgateway.simulator.Simulator;
import dev.mfcgateway.simulator.SimulatorOptions;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.PartnerCredentials;
import dev.mfcgateway.testing.RealRedis;
import dev.mfcgateway.testing.SampleConfig;
import dev.mfcgateway.testing.SampleEnvironment;
import dev.mfcgateway.testing.Transactions;
import dev.mfcgateway.testing.WebhookReceiver;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Starts a real Redis, the MFCentral simulator, a partner that receives webhooks, and the gateway with the sample
 * tenants of {@code conf}; writes some transactions, and prints what to try. Ends with Ctrl-C, and ends everything with
 * it.
 */
public final class Demo {

    private static final int GATEWAY = 8080;
    private static final int SIMULATOR = 8081;
    private static final int PARTNER = 8082;
    private static final int MANAGEMENT = 9090;

    /** For the transaction of the page's examples. */
    private static final Map<String, String> ENOUGH_SENDS = Map.of("otpSendsAllowed", "100");

    private final Vertx vertx = Vertx.vertx();
    private final SampleClients clients = SampleClients.generate();
    private final Map<String, String> environment = SampleEnvironment.of(clients);
    private final RealRedis redis;
    private final Simulator simulator;
    private final WebhookReceiver partner;
    private final GatewayProgram gateway;

    private Demo() throws IOException, InterruptedException {
        redis = RealRedis.start();
        simulator = Await.result(Simulator.start(
                vertx, SimulatorOptions.of(clients.all()).withHost("localhost").withPort(SIMULATOR)));
        partner = WebhookReceiver.start(vertx, PARTNER);
        ConfigFiles files = new ConfigFiles(environment::get);
        gateway = Await.result(GatewayProgram.start(files, files.load(config().file())));
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("logback.configurationFile", "dev/mfcgateway/app/log-human.xml"); // before the first logger
        Demo demo = new Demo();
        Runtime.getRuntime().addShutdownHook(new Thread(demo::stop));
        demo.say();
    }

    private SampleConfig config() throws IOException {
        SampleConfig config = SampleConfig.in(
                Files.createTempDirectory("mfc-gateway-demo"),
                redis.endpoint(),
                simulator.baseUrl(),
                GATEWAY,
                MANAGEMENT);
        return config.withWebhook("acme", partner.url()).withWebhook("globex", partner.url());
    }

    private void say() {
        System.out.println(
                """

                mfc-gateway   http://localhost:%d   tenants acme and globex, from conf/
                the API       http://localhost:%d/docs/   a page to read it and try it: getOTP works as it stands there
                management    http://localhost:%d   /metrics, /health/live, /health/ready
                MFCentral     http://localhost:%d   the simulator: /inbox shows the OTPs sent, / what else there is
                partner       http://localhost:%d   shows the webhooks that came
                Redis         %s   with the transactions used below

                Try, each line by itself:"""
                        .formatted(GATEWAY, GATEWAY, MANAGEMENT, SIMULATOR, PARTNER, redis.endpoint()));
        lines().forEach((what, line) -> System.out.println("\n# " + what + "\n" + line));
        System.out.println("\nCtrl-C ends all of it.");
    }

    private Map<String, String> lines() {
        Curl curl = new Curl("http://localhost:" + GATEWAY);
        try (Transactions transactions = new Transactions(vertx, redis.endpoint(), "mfg");
                Partner caller = new Partner(vertx, GATEWAY)) {
            transactions.write(Transactions.PUBLISHED_ID, "acme", ENOUGH_SENDS);
            Map<String, String> lines = new LinkedHashMap<>(successes(transactions, curl));
            ConsentLines consent = new ConsentLines(
                    transactions,
                    caller,
                    curl,
                    "http://localhost:" + SIMULATOR,
                    "http://localhost:" + PARTNER,
                    environment);
            lines.putAll(consent.steps());
            lines.putAll(new ErrorLines(transactions, curl).all());
            lines.putAll(consent.errors());
            lines.put("the metrics", "curl -s http://localhost:" + MANAGEMENT + "/metrics");
            lines.put("ready?", "curl -s http://localhost:" + MANAGEMENT + "/health/ready");
            return lines;
        }
    }

    private Map<String, String> successes(Transactions transactions, Curl curl) {
        Map<String, String> named = new LinkedHashMap<>(Map.of("x-gateway-name", "globex"));
        named.putAll(PartnerCredentials.of("globex", environment));
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(
                "getOTP, by phone: MFCentral's page is in redirectUrl; open it and enter the OTP from the inbox",
                curl.getOtp(Curl.byPhone(transactions.create("acme"), Partner.PAN)));
        lines.put(
                "by e-mail, the tenant named by its path prefix",
                curl.post("/acme/getOTP", Map.of(), Curl.byEmail(transactions.create("acme"), Partner.PAN)));
        lines.put(
                "of a tenant that asks for credentials, and for the OTP on its own screen",
                curl.post("/getOTP", named, Curl.byPhone(transactions.create("globex"), Partner.PAN)));
        return lines;
    }

    private void stop() {
        Await.result(gateway.close()
                .eventually(simulator::close)
                .eventually(partner::stop)
                .eventually(vertx::close));
        redis.close();
    }
}
