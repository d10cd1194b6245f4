package dev.mfcgateway.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The way between two programs of this machine, for faults on it: whatever passes goes through the {@link TcpFault} of
 * the moment. It knows nothing of what it carries. Two threads for each connection; any thread may call.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final ExecutorService threads = Executors.newCachedThreadPool(TcpProxy::thread);
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final InetSocketAddress target;
    private final InetSocketAddress address;
    private volatile TcpFault fault = TcpFault.NONE;
    private ServerSocket door;
    private CompletableFuture<Void> receiving;

    /** Keeps the port while the door is shut: a connection is refused, and nobody else gets the port. */
    private Socket bolt;

    private TcpProxy(int targetPort, int port) {
        this.target = new InetSocketAddress(LOOPBACK, targetPort);
        this.address = new InetSocketAddress(LOOPBACK, port);
    }

    /** Listens on a free port, for connections to {@code targetPort}. */
    public static TcpProxy to(int targetPort) throws IOException {
        TcpProxy proxy = new TcpProxy(targetPort, FreePort.next());
        proxy.openDoor();
        return proxy;
    }

    public int port() {
        return address.getPort();
    }

    /** How many connections pass through it now. */
    public int connections() {
        return links.size();
    }

    /** From now on, for the connections that there are and for new ones. */
    public void disturb(TcpFault next) {
        fault = next;
    }

    /** Resets every connection that there is. */
    public void cut() {
        links.forEach(Link::reset);
    }

    /** From now on new connections are refused; those that there are go on. */
    public synchronized void refuse() throws IOException {
        if (bolt == null) {
            shutDoor();
            bolt = new Socket();
            bolt.setReuseAddress(true);
            bolt.bind(address);
        }
    }

    /** No fault any more, and new connections are taken. */
    public synchronized void heal() throws IOException {
        fault = TcpFault.NONE;
        if (bolt != null) {
            bolt.close();
            bolt = null;
            openDoor();
        }
    }

    private void openDoor() throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(address, BACKLOG);
        door = opened;
        receiving = CompletableFuture.runAsync(() -> receive(opened), threads);
    }

    /** The port is free only when nobody waits at it any more. */
    private void shutDoor() throws IOException {
        door.close();
        receiving.join();
    }

    private void receive(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                connect(opened.accept());
            } catch (IOException closed) {
                // the door was shut, or the other side has gone again
            }
        }
    }

    private void connect(Socket near) throws IOException {
        Socket far = new Socket();
        Link link = new Link(near, far);
        links.add(link);
        threads.execute(link::open);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(null, task, "tcp-proxy", 128 * 1024);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void close() throws IOException {
        shutDoor();
        if (bolt != null) {
            bolt.close();
        }
        cut();
        threads.shutdownNow();
    }

    /** One connection: from whoever came, and on to the target. */
    private final class Link {

        private final Socket near;
        private final Socket far;
        private int pumping = 2;

        Link(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void open() {
            try {
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                far.connect(target);
                threads.execute(() -> pump(far, near));
            } catch (IOException unreachable) {
                reset();
                return;
            }
            pump(near, far);
        }

        private void pump(Socket from, Socket to) {
            try {
                new TcpPassage(from, to, () -> fault).pump();
                ended();
            } catch (IOException broken) {
                reset();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                reset();
            }
        }

        private synchronized void ended() {
            if (--pumping == 0) {
                close();
            }
        }

        void reset() {
            try {
                near.setSoLinger(true, 0);
                far.setSoLinger(true, 0);
            } catch (IOException closed) {
                // then there is nothing left to reset
            }
            close();
        }

        private void close() {
            links.remove(this);
            try (near;
                    far) {
                // both, whatever becomes of the first
            } catch (IOException gone) {
                // it is not there any more
            }
        }
    }
}
