package dev.mfcgateway.http;

import static dev.mfcgateway.http.GatewayDoor.JSON;
import static dev.mfcgateway.http.GatewayDoor.MAX_BODY_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.RawHttp.Answer;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The same routes below {@code /import} of a host program's router. */
class MountedRoutesTest {

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void stop() {
        Await.result(VERTX.close());
    }

    private static GatewayDoor mountedAfter(Handler<RoutingContext> before) {
        return new GatewayDoor(VERTX, Duration.ofSeconds(10), gateway -> {
            Router host = Router.router(VERTX);
            host.route().handler(before);
            host.route("/import/*").subRouter(gateway);
            return host;
        });
    }

    @Test
    void answersBelowTheHostsPath() {
        try (GatewayDoor door = mountedAfter(RoutingContext::next)) {
            assertThat(door.post("/import/getOTP", "").status()).isEqualTo(200);
            assertThat(door.post("/import/acme/getOTP", "").status()).isEqualTo(200);
            assertThat(door.requests("acme", "get_otp", "ok")).isEqualTo(2);
        }
    }

    @Test
    void saysNotFoundAsJsonBelowTheHostsPathAlone() {
        try (GatewayDoor door = mountedAfter(RoutingContext::next)) {
            assertThat(door.post("/import/unknown", "").body()).contains("\"category\":\"route_not_found\"");
            assertThat(door.post("/import/getOTP/", "").body()).contains("\"category\":\"route_not_found\"");
            assertThat(door.post("/import//getOTP", "").body()).contains("\"category\":\"route_not_found\"");
            assertThat(door.post("/unknown", "").body()).doesNotContain("route_not_found");
        }
    }

    @Test
    void takesABodyThatTheHostHasReadAndHoldsItToItsOwnLimit() {
        try (GatewayDoor door = mountedAfter(BodyHandler.create(false))) {
            assertThat(door.post("/import/getOTP", "").status()).isEqualTo(200);
            assertThat(door.post("/import/getOTP", JSON, " ".repeat(MAX_BODY_BYTES + 1))
                            .status())
                    .isEqualTo(413);
        }
    }

    @Test
    void leavesTheHostsOwnRefusalToTheHost() {
        assertStatus(403, ctx -> ctx.fail(403));
        assertStatus(401, ctx -> ctx.fail(new HttpException(401)));
        assertStatus(500, ctx -> ctx.fail(new IllegalStateException("the host's own")));
    }

    private static void assertStatus(int status, Handler<RoutingContext> refusing) {
        try (GatewayDoor door = mountedAfter(refusing)) {
            Answer answer = door.post("/import/getOTP", "");

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).doesNotContain("category");
            assertThat(door.allRequests()).isZero();
        }
    }
}
