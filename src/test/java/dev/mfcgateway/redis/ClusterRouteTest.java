package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.testing.Await;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisClientType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterRouteTest {

    private static final int PATIENCE_MILLIS = 5_000;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        Await.result(vertx.close());
    }

    @Test
    void turnsToAnotherEndpointAfterOneThatAcceptsConnectionsAndSaysNothing() throws IOException {
        try (ServerSocket silent = listening();
                ServerSocket other = listening()) {
            RedisRoute route = RedisRoute.of(
                    vertx,
                    new RedisStoreOptions(
                            RedisClientType.CLUSTER,
                            List.of(endpoint(silent), endpoint(other)),
                            Optional.empty(),
                            "",
                            Duration.ofSeconds(1),
                            "test"));
            Await.failure(route.open());
            var second = route.open();

            try (Socket caller = other.accept()) {
                assertThat(caller.getInputStream().read()).isEqualTo('*'); // a command begins
            }
            Await.failure(second);
        }
    }

    private static ServerSocket listening() throws IOException {
        ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static Secret endpoint(ServerSocket server) {
        return Secret.of("redis://127.0.0.1:" + server.getLocalPort());
    }
}
