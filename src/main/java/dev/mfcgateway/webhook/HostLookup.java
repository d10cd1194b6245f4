package dev.mfcgateway.webhook;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Finds the addresses of a host. Blocks nothing; completes on the caller's context. */
@FunctionalInterface
interface HostLookup {

    /** Fails if there is none. An address in place of a name stands for itself. */
    Future<List<InetAddress>> addresses(String host);

    /**
     * As the host program's Vert.x looks up whatever it connects to: its hosts file, DNS servers and cache. There is no
     * way to it but Vert.x's own inside: its {@code DnsClient} reads no hosts file for records, follows no alias and keeps
     * a socket open for each look-up.
     */
    static HostLookup of(Vertx vertx) {
        return host -> {
            Promise<List<InetSocketAddress>> found = Promise.promise();
            ((VertxInternal) vertx)
                    .nameResolver()
                    .resolveAll(host, (AsyncResult<List<InetSocketAddress>> result) -> found.handle(result));
            return found.future()
                    .map(all -> all.stream().map(InetSocketAddress::getAddress).toList());
        };
    }
}
