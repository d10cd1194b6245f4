package dev.mfcgateway.load;

import java.util.List;

/** How the JVM is started: as in the container image, on a machine that looks like a container of 512 MiB. */
final class GatewayFlags {

    static final List<String> ALL = List.of("@src/image/jvm.options", "-XX:MaxRAM=512m");

    private GatewayFlags() {}
}
