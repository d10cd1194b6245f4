package dev.mfcgateway.chaos;

import dev.mfcgateway.testing.GatewayProcess;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.SampleConfig;
import dev.mfcgateway.testing.TcpProxy;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * One gateway of a {@link Fleet}, its caller, and its own ways to Redis and to MFCentral. It keeps its ports when it is
 * started again.
 */
final class Member implements AutoCloseable {

    private final String name;
    private final SampleConfig config;
    private final Map<String, String> environment;
    private final TcpProxy toRedis;
    private final TcpProxy toMfCentral;
    private final Partner partner;
    private GatewayProcess process;

    Member(
            String name,
            Vertx vertx,
            SampleConfig config,
            Map<String, String> environment,
            TcpProxy toRedis,
            TcpProxy toMfCentral)
            throws IOException {
        this.name = name;
        this.config = config;
        this.environment = environment;
        this.toRedis = toRedis;
        this.toMfCentral = toMfCentral;
        this.partner = new Partner(vertx, config.port());
        start();
    }

    /** After {@link #kill()}; it is not ready yet. */
    void start() throws IOException {
        process = GatewayProcess.start(config, environment);
    }

    Member awaitReady() throws IOException, InterruptedException {
        process.awaitReady();
        return this;
    }

    void kill() {
        process.kill();
    }

    String name() {
        return name;
    }

    GatewayProcess process() {
        return process;
    }

    Partner partner() {
        return partner;
    }

    TcpProxy toRedis() {
        return toRedis;
    }

    TcpProxy toMfCentral() {
        return toMfCentral;
    }

    List<TcpProxy> ways() {
        return List.of(toRedis, toMfCentral);
    }

    @Override
    public void close() throws IOException {
        partner.close();
        kill();
        toRedis.close();
        toMfCentral.close();
    }
}
