package dev.mfcgateway.edge;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.Http1xServerConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The connections of one event loop: takes each as it is made, and closes those that have been silent for too long. An
 * HTTP/2 connection is counted and ended like others; its frames are Netty's own to judge. Belongs to its event loop,
 * but for {@link #shutdown}.
 *
 * <p>Vert.x tells neither when the first byte of a head has come nor when an answer has gone out that vertx-web has not
 * taken for itself, and so this looks at the connection's Netty pipeline.
 */
public final class LoopConnections implements Handler<HttpConnection> {

    private static final long LOOK_MILLIS = 1_000;

    private static final String DECODER = "httpDecoder";
    private static final String LAST = "handler";

    private final Map<HttpConnection, Optional<Conversation>> open = new ConcurrentHashMap<>();
    private final OpenConnections all;

    LoopConnections(Vertx vertx, OpenConnections all) {
        this.all = all;
        vertx.setPeriodic(LOOK_MILLIS, due -> closeTheSilent());
    }

    @Override
    public void handle(HttpConnection connection) {
        if (!all.admit()) {
            connection.close();
            return;
        }
        open.put(connection, listenTo(connection));
        connection.closeHandler(closed -> {
            open.remove(connection);
            all.closed();
        });
    }

    private Optional<Conversation> listenTo(HttpConnection connection) {
        if (!(connection instanceof Http1xServerConnection one)) {
            return Optional.empty();
        }
        ChannelPipeline pipeline = one.channelHandlerContext().pipeline();
        Conversation conversation = new Conversation(all::isLeaving, connection::close);
        pipeline.addBefore(DECODER, "firstBytes", new FirstBytes(conversation));
        pipeline.addBefore(LAST, "conversation", conversation);
        return Optional.of(conversation);
    }

    private void closeTheSilent() {
        long now = System.nanoTime();
        open.values().forEach(one -> one.ifPresent(conversation -> conversation.closeIfSilent(now, all.limits())));
    }

    /** Closes those without a request at once, and each other one with its last answer, or after {@code limit}. */
    public void shutdown(Duration limit) {
        open.keySet().forEach(connection -> connection.shutdown(limit.toMillis(), TimeUnit.MILLISECONDS));
    }
}
