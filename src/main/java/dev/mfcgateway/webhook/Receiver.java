package dev.mfcgateway.webhook;

import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/**
 * The host that a tenant's holdings go to. Its name is looked up for every try, and the address that was found good is
 * the one to connect to: a second look-up might answer otherwise. One address that is not allowed rules out its
 * neighbours too.
 *
 * <p>Any thread. Fails with {@link UnknownHostException} or {@link Forbidden}.
 */
final class Receiver {

    private final WebhookOptions options;
    private final HostLookup lookup;

    Receiver(WebhookOptions options, HostLookup lookup) {
        this.options = options;
        this.lookup = lookup;
    }

    boolean isTls() {
        return "https".equalsIgnoreCase(options.url().getScheme());
    }

    String host() {
        return options.url().getHost();
    }

    int port() {
        int port = options.url().getPort();
        return port > 0 ? port : isTls() ? 443 : 80;
    }

    /** Path and query. */
    String target() {
        URI url = options.url();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** Where to connect to. */
    Future<SocketAddress> address() {
        String name = host().replaceAll("[\\[\\]]", "");
        return lookup.addresses(name).compose(this::firstIfAllAllowed);
    }

    private Future<SocketAddress> firstIfAllAllowed(List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            return Future.failedFuture(new UnknownHostException("no address"));
        }
        return addresses.stream().allMatch(this::isAllowed)
                ? Future.succeededFuture(
                        SocketAddress.inetSocketAddress(port(), addresses.get(0).getHostAddress()))
                : Future.failedFuture(new Forbidden());
    }

    private boolean isAllowed(InetAddress address) {
        return isTls()
                ? options.allowPrivateAddresses() || PublicAddress.is(address)
                : options.allowPrivateAddresses() && address.isLoopbackAddress();
    }

    /** An address that holdings must not be sent to. */
    static final class Forbidden extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Forbidden() {
            super("leads to an address that is not allowed", null, false, false);
        }
    }
}
