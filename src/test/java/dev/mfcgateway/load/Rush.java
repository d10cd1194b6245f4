package dev.mfcgateway.load;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Callers that come when they are due, whatever becomes of those before them, and take every answer. So little is done
 * for each of them that the gateway is what is overloaded: no HTTP client, and connections that are open beforehand.
 * Whoever finds all of them in use is turned away, as by a load balancer.
 */
final class Rush implements AutoCloseable {

    private static final int CONNECTIONS = 3_000;
    private static final int AT_ONCE = 100;
    private static final long PATIENCE_SECONDS = 60;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    private final NetClient client = vertx.createNetClient();
    private final Deque<NetSocket> idle = new ArrayDeque<>(); // the event loop's alone
    private final AtomicInteger open = new AtomicInteger();
    private final int port;
    private final Load load;

    Rush(int port, Load load) {
        this.port = port;
        this.load = load;
        for (int target = AT_ONCE; target <= CONNECTIONS; target += AT_ONCE) {
            open(target);
        }
    }

    private void open(int target) {
        vertx.runOnContext(now -> {
            for (int one = 0; one < AT_ONCE; one++) {
                client.connect(port, "127.0.0.1").onSuccess(socket -> {
                    idle.add(socket);
                    open.incrementAndGet();
                });
            }
        });
        await(() -> open.get() >= target);
    }

    /** Has so many callers come in each second, and waits until all are answered. */
    Tally run(double perSecond, int seconds) {
        int callers = (int) (perSecond * seconds);
        long begin = System.nanoTime();
        Tally tally = new Tally(begin, seconds);
        for (int come = 0; come < callers; ) {
            int first = come;
            int last = (int) Math.min(callers, (System.nanoTime() - begin) / 1e9 * perSecond);
            vertx.runOnContext(now -> {
                for (int caller = first; caller < last; caller++) {
                    call(caller, begin + (long) (caller / perSecond * 1e9), tally);
                }
            });
            come = last;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        await(() -> tally.answers() == callers);
        return tally;
    }

    private void call(int caller, long due, Tally tally) {
        NetSocket socket = idle.poll();
        if (socket == null) {
            tally.add(Tally.TURNED_AWAY, due, System.nanoTime());
        } else {
            exchange(socket, caller, due, tally);
        }
    }

    /** An answer may come in two pieces: its head, which has the status, and its JSON, which ends it. */
    private void exchange(NetSocket socket, int caller, long due, Tally tally) {
        int[] status = {0};
        socket.closeHandler(turnedAway -> tally.add(Tally.TURNED_AWAY, due, System.nanoTime()));
        socket.handler(piece -> {
            if (status[0] == 0) {
                status[0] = Integer.parseInt(piece.getString(9, 12));
            }
            if (piece.getByte(piece.length() - 1) == '}') {
                tally.add(status[0], due, System.nanoTime());
                socket.closeHandler(ended -> {});
                idle.add(socket);
            }
        });
        socket.write(request(caller));
    }

    private Buffer request(int caller) {
        String body = load.body(caller);
        return Buffer.buffer("POST /getOTP HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "x-gateway-name: acme\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static void await(BooleanSupplier state) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!state.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not every caller was answered");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Override
    public void close() {
        vertx.close();
    }
}
