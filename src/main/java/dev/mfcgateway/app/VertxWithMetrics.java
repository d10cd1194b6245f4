package dev.mfcgateway.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.transport.Transport;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.EnumSet;
import java.util.UUID;

/**
 * A Vertx whose own meters go to {@code registry}, with no label that a caller can multiply: neither method nor path nor
 * address. As many event loops as cores.
 */
final class VertxWithMetrics {

    private VertxWithMetrics() {}

    static Vertx create(MeterRegistry registry, Transport transport) {
        MicrometerMetricsOptions metrics = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setRegistryName(UUID.randomUUID().toString()) // Vert.x keeps registries by name, in a static map
                .setLabels(EnumSet.of(Label.HTTP_CODE, Label.POOL_TYPE, Label.POOL_NAME))
                .addDisabledMetricsCategory(MetricsDomain.EVENT_BUS)
                .addDisabledMetricsCategory(MetricsDomain.NET_CLIENT) // says again what HTTP_CLIENT says, and clashes
                .addDisabledMetricsCategory(MetricsDomain.DATAGRAM_SOCKET)
                .addDisabledMetricsCategory(MetricsDomain.VERTICLES);
        FileSystemOptions noFiles = // so that it starts on a read-only file system
                new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
        VertxOptions options = new VertxOptions()
                .setFileSystemOptions(noFiles)
                .setMetricsOptions(metrics)
                .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors());
        return Vertx.builder()
                .with(options)
                .withTransport(transport)
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
    }
}
