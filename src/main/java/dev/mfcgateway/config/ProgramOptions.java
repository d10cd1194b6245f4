package dev.mfcgateway.config;

import dev.mfcgateway.GatewayOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * The gateway, and what the program around it needs beside.
 *
 * @param server the public port
 * @param transport how the event loops wait for the network; default {@code AUTO}
 * @param management the port for metrics and health, another one; default 9090
 * @param shutdownPause between becoming not ready and taking no more connections; default 5 s, zero for none
 * @param shutdownDrain what requests in flight may still take; default 160 s
 * @param log what is written to the log
 * @param tracing where spans go; absent: there are none
 */
public record ProgramOptions(
        ServerOptions server,
        Transport transport,
        ListenOptions management,
        Duration shutdownPause,
        Duration shutdownDrain,
        LogOptions log,
        Optional<TracingOptions> tracing,
        GatewayOptions gateway) {

    /** What the event loops ask the system by. */
    public enum Transport {
        /** The best that is there, but io_uring, which is often forbidden. */
        AUTO,
        EPOLL,
        IO_URING,
        NIO
    }

    /** The same with another gateway. */
    public ProgramOptions with(GatewayOptions other) {
        return new ProgramOptions(server, transport, management, shutdownPause, shutdownDrain, log, tracing, other);
    }
}
