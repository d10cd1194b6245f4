package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Stands on both sides of the body's reading: before it, {@code unsupported_media_type} for what is not plain JSON, and
 * a clock that ends in {@code request_timeout}; after it, {@code body_too_large} also for a body that a host program's
 * own handler has read. Any event loop.
 */
final class BodyGuard {

    private static final Pattern JSON = Pattern.compile(
            "application/json\\s*(?:;\\s*(?:charset=\"?utf-8\"?|(?!charset\\s*=)[^;=\\s]+=[^;]*)\\s*)*;?\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final String TIMER = BodyGuard.class.getName();

    private final Duration patience;
    private final int maxBytes;

    BodyGuard(Duration patience, int maxBytes) {
        this.patience = patience;
        this.maxBytes = maxBytes;
    }

    Handler<RoutingContext> before() {
        return ctx -> {
            if (!isPlainJson(ctx.request().headers())) {
                throw GatewayFailure.of(FailureCategory.UNSUPPORTED_MEDIA_TYPE);
            }
            long timer = ctx.vertx().setTimer(patience.toMillis(), due -> giveUp(ctx));
            ctx.put(TIMER, timer);
            ctx.addEndHandler(ended -> ctx.vertx().cancelTimer(timer));
            ctx.next();
        };
    }

    Handler<RoutingContext> after() {
        return ctx -> {
            ctx.vertx().cancelTimer(ctx.<Long>get(TIMER));
            if (ctx.body().length() > maxBytes) {
                throw GatewayFailure.of(FailureCategory.BODY_TOO_LARGE);
            }
            ctx.next();
        };
    }

    private static boolean isPlainJson(MultiMap headers) {
        List<String> types = headers.getAll(HttpHeaders.CONTENT_TYPE);
        return types.size() == 1
                && JSON.matcher(types.get(0)).matches()
                && !headers.contains(HttpHeaders.CONTENT_ENCODING);
    }

    private static void giveUp(RoutingContext ctx) {
        if (!ctx.request().isEnded()) {
            ctx.fail(GatewayFailure.of(FailureCategory.REQUEST_TIMEOUT));
        }
    }
}
