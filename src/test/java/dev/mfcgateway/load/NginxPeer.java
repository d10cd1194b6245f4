package dev.mfcgateway.load;

import dev.mfcgateway.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The same work done by nginx with its Lua module and OpenSSL: two workers, no tenants, no metrics. Each request waits
 * for its own signature, as nginx knows no other way.
 */
final class NginxPeer {

    static final String NAME = "nginx + lua";

    private static final Path LUA_MODULE = Path.of("/usr/lib/nginx/modules/ngx_http_lua_module.so");

    private NginxPeer() {}

    static boolean isInstalled() {
        return Programs.isInstalled("nginx") && Files.exists(LUA_MODULE);
    }

    /** @param keys directory of the partner's keys */
    static Contender start(Path directory, int redisPort, int upstreamPort, Path keys)
            throws IOException, InterruptedException {
        int port = FreePort.next();
        Path script = Resource.copy("peer.lua", directory);
        Path config = Resource.copy(
                "nginx.conf",
                directory,
                Map.of(
                        "DIRECTORY", directory.toAbsolutePath().toString(),
                        "SCRIPT", script.toAbsolutePath().toString(),
                        "KEYS", keys.toAbsolutePath().toString(),
                        "PORT", Integer.toString(port),
                        "REDIS", Integer.toString(redisPort),
                        "UPSTREAM", Integer.toString(upstreamPort)));
        Process process = Programs.start(
                List.of(
                        "/usr/sbin/nginx",
                        "-p",
                        directory.toAbsolutePath().toString(),
                        "-c",
                        config.toAbsolutePath().toString()),
                directory.resolve("nginx.txt"));
        Programs.awaitListening(process, port);
        return new Contender(NAME, port, process);
    }
}
