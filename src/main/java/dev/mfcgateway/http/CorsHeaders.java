package dev.mfcgateway.http;

import dev.mfcgateway.tenant.CorsOptions;
import dev.mfcgateway.tenant.Tenant;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a browser is told of one tenant: whose pages may call, what they may send, and what they may read. A page of a
 * foreign origin is told nothing; the browser keeps the answer from it. Cookies are never allowed: there are none.
 *
 * @param routing the names of the tenant's own headers
 */
record CorsHeaders(CorsOptions options, Collection<String> routing) {

    private static final List<String> SENT = List.of(
            "Content-Type", "X-Request-Id", "x-gateway-secret", "x-gateway-authtoken", "Idempotency-Key", "Prefer");

    private static final String READ =
            "X-Request-Id, Retry-After, RateLimit, RateLimit-Policy, Location, Idempotent-Replayed";

    /** Empty where {@code tenant} lets no pages call. */
    static Optional<CorsHeaders> of(Tenant tenant) {
        return tenant.options()
                .cors()
                .map(cors -> new CorsHeaders(
                        cors, tenant.options().routes().headers().keySet()));
    }

    /** For an answer of any kind, that also errors can be read. */
    void writeTo(RoutingContext ctx) {
        MultiMap headers = ctx.response().headers();
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        allowed(ctx).ifPresent(origin -> headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READ));
    }

    /** For the answer to OPTIONS, beside the others. */
    void writePreflightTo(RoutingContext ctx, HttpMethod method) {
        MultiMap headers = ctx.response().headers();
        allowed(ctx).ifPresent(origin -> headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, method.name())
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, sent())
                .set(
                        HttpHeaders.ACCESS_CONTROL_MAX_AGE,
                        Long.toString(options.maxAge().toSeconds())));
    }

    private Optional<String> allowed(RoutingContext ctx) {
        return Optional.ofNullable(ctx.request().getHeader(HttpHeaders.ORIGIN)).flatMap(options::allowed);
    }

    private String sent() {
        return Stream.concat(SENT.stream(), routing.stream().sorted()).collect(Collectors.joining(", "));
    }
}
