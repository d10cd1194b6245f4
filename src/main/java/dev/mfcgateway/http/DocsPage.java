package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * The API's description, {@code /openapi.yaml}, and a page to read it and try it: {@code /docs/}, which Swagger UI
 * draws. The files are listed here by name, so that no other can be reached; those of Swagger UI come from its webjar.
 * The page works below whatever path a host program has mounted it, and asks no other host for anything.
 *
 * <p>Its requests reach no operation and no tenant: they are counted and logged as {@code _unknown}, and use up nobody's
 * rate limit. Where the docs are off, and for any other name: {@code route_not_found}. Any event loop.
 */
final class DocsPage {

    /** As the path of each begins; a request for {@code docs} alone is sent on to {@code docs/}. */
    static final String PATHS = "/(?<file>openapi\\.yaml|docs(?:/.*)?)";

    private static final String OWN = "/dev/mfcgateway/docs/";

    /** The version is that of the pom. */
    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/5.34.1/";

    private static final String HTML = "text/html;charset=utf-8";
    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final String STYLE = "text/css;charset=utf-8";

    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<String, DocsFile> files = Map.of(
            "openapi.yaml", new DocsFile("/dev/mfcgateway/openapi.yaml", "application/yaml"),
            "docs/", new DocsFile(OWN + "page.html", HTML),
            "docs/page.js", new DocsFile(OWN + "page.js", SCRIPT),
            "docs/page.css", new DocsFile(OWN + "page.css", STYLE),
            "docs/swagger-ui-bundle.js", new DocsFile(SWAGGER_UI + "swagger-ui-bundle.js", SCRIPT),
            "docs/swagger-ui.css", new DocsFile(SWAGGER_UI + "swagger-ui.css", STYLE),
            "docs/favicon-32x32.png", new DocsFile(SWAGGER_UI + "favicon-32x32.png", "image/png"));

    private final Reply reply;

    DocsPage(Reply reply) {
        this.reply = reply;
    }

    /** Comes before the method is looked at: what is not there has none. */
    void requireKnown(RoutingContext ctx) {
        String name = ctx.pathParam("file");
        if (!Exchange.of(ctx).inForce().docs() || !(name.equals("docs") || files.containsKey(name))) {
            throw GatewayFailure.of(FailureCategory.ROUTE_NOT_FOUND);
        }
        ctx.next();
    }

    void send(RoutingContext ctx) {
        DocsFile file = files.get(ctx.pathParam("file"));
        if (file == null) {
            ctx.response().putHeader(HttpHeaders.LOCATION, "docs/");
            reply.headAlone(ctx, 308);
            return;
        }
        file.content(ctx.vertx())
                .onSuccess(content -> send(ctx, file.mediaType(), content))
                .onFailure(ctx::fail);
    }

    private void send(RoutingContext ctx, String mediaType, DocsFile.Content content) {
        MultiMap headers = ctx.response()
                .headers()
                .set(HttpHeaders.CONTENT_TYPE, mediaType)
                .add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .set("Content-Security-Policy", CONTENT_POLICY)
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "no-referrer");
        if (takesGzip(ctx)) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
            reply.file(ctx, content.gzipped());
        } else {
            reply.file(ctx, content.plain());
        }
    }

    private static boolean takesGzip(RoutingContext ctx) {
        return ctx.parsedHeaders().acceptEncoding().stream()
                .anyMatch(encoding -> encoding.value().equalsIgnoreCase("gzip") && encoding.weight() > 0);
    }
}
