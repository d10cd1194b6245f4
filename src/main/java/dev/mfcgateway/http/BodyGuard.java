package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * Reads the body, unless a host program's own handler has: {@code unsupported_media_type} for what is not plain JSON,
 * {@code body_too_large}, and {@code request_timeout} for one that does not come to its end. Any event loop.
 */
final class BodyGuard {

    /** A parameter of the media type that leaves it JSON in UTF-8; an empty one is a stray semicolon. */
    private static final Pattern HARMLESS =
            Pattern.compile("|charset=(?:utf-8|\"utf-8\")|(?!charset\\s*=)[^=\\s]+=.*", Pattern.CASE_INSENSITIVE);

    private static final String JSON = "application/json";

    private static final String TIMER = BodyGuard.class.getName();

    private final ToIntFunction<BodyLimits> maxBytes;

    /** @param maxBytes which of the limits it is */
    BodyGuard(ToIntFunction<BodyLimits> maxBytes) {
        this.maxBytes = maxBytes;
    }

    Handler<RoutingContext> read() {
        return ctx -> {
            if (!isPlainJson(ctx.request().headers())) {
                throw GatewayFailure.of(FailureCategory.UNSUPPORTED_MEDIA_TYPE);
            }
            long timer = ctx.vertx().setTimer(limits(ctx).patience().toMillis(), due -> giveUp(ctx));
            ctx.put(TIMER, timer);
            ctx.addEndHandler(ended -> ctx.vertx().cancelTimer(timer));
            BodyHandler.create(false).setBodyLimit(maxBytes(ctx)).handle(ctx); // writes no file
        };
    }

    Handler<RoutingContext> check() {
        return ctx -> {
            ctx.vertx().cancelTimer(ctx.<Long>get(TIMER));
            if (ctx.body().length() > maxBytes(ctx)) {
                throw GatewayFailure.of(FailureCategory.BODY_TOO_LARGE);
            }
            ctx.next();
        };
    }

    private int maxBytes(RoutingContext ctx) {
        return maxBytes.applyAsInt(limits(ctx));
    }

    private static BodyLimits limits(RoutingContext ctx) {
        return Exchange.of(ctx).inForce().limits();
    }

    private static boolean isPlainJson(MultiMap headers) {
        List<String> types = headers.getAll(HttpHeaders.CONTENT_TYPE);
        return types.size() == 1 && isJson(types.get(0)) && !headers.contains(HttpHeaders.CONTENT_ENCODING);
    }

    /** Part by part: one pattern over all of them would need a deeper stack with each. */
    private static boolean isJson(String type) {
        if (type.equals(JSON)) { // as nearly all callers write it
            return true;
        }
        String[] parts = type.split(";", -1);
        return parts[0].strip().equalsIgnoreCase(JSON)
                && Arrays.stream(parts).skip(1).allMatch(part -> HARMLESS.matcher(part.strip())
                        .matches());
    }

    private static void giveUp(RoutingContext ctx) {
        if (!ctx.request().isEnded()) {
            ctx.fail(GatewayFailure.of(FailureCategory.REQUEST_TIMEOUT));
        }
    }
}
