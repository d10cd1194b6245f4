package dev.mfcgateway.testing;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * A load balancer at its plainest: each connection goes to the next instance that says it is ready, and stays there. It
 * asks them often, and repeats nothing.
 */
public final class TcpBalancer implements AutoCloseable {

    private static final long ASK_MILLIS = 100;

    /** One that connections may go to. */
    public record Instance(int port, BooleanSupplier isReady) {}

    private final Set<Instance> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final List<Instance> instances;
    private final NetClient client;
    private final NetServer server;
    private final ScheduledExecutorService asker = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> asking;

    /** Listens on a free port, and knows by then who is ready. */
    public TcpBalancer(Vertx vertx, List<Instance> instances) {
        this.instances = instances;
        instances.forEach(this::ask);
        client = vertx.createNetClient();
        server = Await.result(
                vertx.createNetServer().connectHandler(this::connect).listen(0, "127.0.0.1"));
        asking = asker.scheduleWithFixedDelay(() -> instances.forEach(this::ask), 0, ASK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ask(Instance one) {
        if (one.isReady().getAsBoolean()) {
            ready.add(one);
        } else {
            ready.remove(one);
        }
    }

    public int port() {
        return server.actualPort();
    }

    public int countReady() {
        return ready.size();
    }

    private void connect(NetSocket caller) {
        Optional<Instance> next = next();
        if (next.isEmpty()) {
            caller.close();
            return;
        }
        caller.pause();
        client.connect(next.get().port(), "127.0.0.1")
                .onSuccess(instance -> {
                    join(caller, instance);
                    join(instance, caller);
                    caller.resume();
                })
                .onFailure(refused -> caller.close());
    }

    private Optional<Instance> next() {
        int from = turn.getAndIncrement();
        for (int i = 0; i < instances.size(); i++) {
            Instance one = instances.get((from + i) % instances.size());
            if (ready.contains(one)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static void join(NetSocket from, NetSocket to) {
        from.handler(to::write);
        from.closeHandler(closed -> to.close());
    }

    @Override
    public void close() {
        asking.cancel(false);
        asker.shutdown();
        Await.result(server.close());
        Await.result(client.close());
    }
}
