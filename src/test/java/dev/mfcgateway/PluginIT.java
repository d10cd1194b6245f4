package dev.mfcgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.app.ConfigFiles;
import dev.mfcgateway.example.EmbeddedGateway;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gateway inside somebody else's program. */
class PluginIT {

    private static FullStack stack;
    private static GatewayOptions options;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start();
        options = new ConfigFiles(FullStack.environment()::get)
                .load(stack.config().file())
                .options()
                .gateway();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void worksBelowAPathOfAForeignRouter() {
        EmbeddedGateway example = new EmbeddedGateway(options, new SimpleMeterRegistry());
        String deployment = Await.result(stack.vertx().deployVerticle(example));
        try (Partner partner = new Partner(stack.vertx(), example.port())) {
            JsonObject body = Partner.body(stack.transactions().create("acme"));

            assertThat(Await.result(partner.post("/import/getOTP", body)).status())
                    .isEqualTo(200);
            assertThat(Await.result(partner.post("/import/acme/getOTP", body)).status())
                    .isEqualTo(200);
            assertThat(Await.result(partner.post("/import/nowhere", body)).category())
                    .isEqualTo("route_not_found");
            assertThat(get(partner, "/hello").text()).isEqualTo("hello");
        }
        Await.result(stack.vertx().undeploy(deployment));
    }

    @Test
    void answersTheSameBehindABodyHandlerOfTheHosts() {
        MfcGateway gateway = Await.result(MfcGateway.create(stack.vertx(), options, new SimpleMeterRegistry()));
        Router router = Router.router(stack.vertx());
        router.route().handler(BodyHandler.create(false));
        gateway.mount(router, "/import");
        HttpServer server = Await.result(
                stack.vertx().createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        try (Partner partner = new Partner(stack.vertx(), server.actualPort())) {
            JsonObject tooLong = Partner.body("x").put("padding", "x".repeat(20_000));

            assertThat(Await.result(partner.post(
                                    "/import/getOTP",
                                    Partner.body(stack.transactions().create("acme"))))
                            .status())
                    .isEqualTo(200);
            assertThat(Await.result(partner.post("/import/getOTP", tooLong)).category())
                    .isEqualTo("body_too_large");
        }
        Await.result(server.close());
        Await.result(gateway.close());
    }

    @Test
    void livesTwiceInOneProgramWithMetersOfItsOwn() {
        SimpleMeterRegistry oneRegistry = new SimpleMeterRegistry();
        SimpleMeterRegistry otherRegistry = new SimpleMeterRegistry();
        MfcGateway one = Await.result(MfcGateway.create(stack.vertx(), options, oneRegistry));
        MfcGateway other = Await.result(MfcGateway.create(stack.vertx(), options, otherRegistry));
        HttpServer server = Await.result(
                stack.vertx().createHttpServer().requestHandler(one.router()).listen(0, "127.0.0.1"));
        try (Partner partner = new Partner(stack.vertx(), server.actualPort())) {
            partner.getOtp(Partner.body(stack.transactions().create("acme")));
        }

        assertThat(sent(oneRegistry)).isEqualTo(1);
        assertThat(sent(otherRegistry)).isZero();
        assertThat(Metrics.globalRegistry.getMeters()).isEmpty();
        Await.result(server.close());
        Await.result(one.close());
        Await.result(other.close());
    }

    @Test
    void writesNothingToTheStandardOutput() {
        PrintStream before = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            MfcGateway gateway = Await.result(MfcGateway.create(stack.vertx(), options, new SimpleMeterRegistry()));
            // With assertions on, the Redis client reports each connection that is closed while it is being made.
            Await.until("Redis has answered", gateway.readiness()::isReady);
            Await.result(gateway.close());
        } finally {
            System.setOut(before);
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static double sent(SimpleMeterRegistry registry) {
        return registry.get("mfc_gateway_otp_sends")
                .tags("tenant", "acme", "channel", "phone", "outcome", "sent")
                .counter()
                .count();
    }

    private static Answer get(Partner partner, String path) {
        return Await.result(partner.answer(partner.request(HttpMethod.GET, path), Buffer.buffer()));
    }
}
