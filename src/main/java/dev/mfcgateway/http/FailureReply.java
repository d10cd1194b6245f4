package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.FieldProblem;
import dev.mfcgateway.failure.GatewayFailure;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer of error bodies: whatever went wrong, and wherever, ends here as one row of the error map. Any event
 * loop.
 */
final class FailureReply implements Handler<RoutingContext> {

    private static final Logger LOG = LoggerFactory.getLogger(FailureReply.class);

    private static final int FRAMES_LOGGED = 12;

    /** What the router and a body handler refuse by themselves, also before any handler of the gateway's own. */
    private static final Set<Integer> OF_THE_ROUTER = Set.of(400, 404, 413, 417);

    private final Reply reply;

    FailureReply(Reply reply) {
        this.reply = reply;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (ctx.failure() instanceof HttpClosedException || ctx.failure() instanceof StreamResetException) {
            Exchange.of(ctx).over(); // the caller went away in the middle of its request: there is nobody to tell
            return;
        }
        if (!Exchange.hasBegun(ctx) && !OF_THE_ROUTER.contains(ctx.statusCode())) {
            ctx.next(); // a host program's handler has refused it, before the gateway saw it
            return;
        }
        GatewayFailure failure = row(ctx);
        if (!ctx.response().headWritten()) { // else the caller was told to come back for the answer
            failure.retryAfter().ifPresent(wait -> ctx.response().putHeader(HttpHeaders.RETRY_AFTER, seconds(wait)));
        }
        reply.error(ctx, failure, body(failure, Exchange.of(ctx).requestId()));
    }

    private static GatewayFailure row(RoutingContext ctx) {
        if (ctx.failure() instanceof GatewayFailure known) {
            return known;
        }
        return switch (ctx.statusCode()) {
            case 413 -> GatewayFailure.of(FailureCategory.BODY_TOO_LARGE);
            case 404 -> GatewayFailure.of(FailureCategory.ROUTE_NOT_FOUND);
            case 400, 417 ->
                GatewayFailure.invalidRequest(
                        List.of(new FieldProblem("body", "must come in a well-formed HTTP request")));
            default -> unexpected(ctx.failure());
        };
    }

    /** An exception's message may quote what was sent; its class and its stack do not. */
    private static GatewayFailure unexpected(Throwable failure) {
        List<StackTraceElement> where =
                Arrays.stream(failure.getStackTrace()).limit(FRAMES_LOGGED).toList();
        LOG.error("Unexpected {} at {}", failure.getClass().getName(), where);
        return GatewayFailure.internal(FailureCause.UNEXPECTED);
    }

    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    static JsonObject body(GatewayFailure failure, String requestId) {
        FailureCategory category = failure.category();
        JsonObject body = new JsonObject()
                .put("success", false)
                .putNull("data")
                .put("errors", new JsonArray().add(category.message()))
                .put("statusCode", category.status())
                .put("message", category.message())
                .put("errorType", category.errorType().wireName())
                .put("category", category.label())
                .put("requestId", requestId);
        if (!failure.details().isEmpty()) {
            body.put("details", details(failure.details()));
        }
        failure.internalCause().ifPresent(cause -> body.put("cause", cause.label()));
        return body;
    }

    private static JsonArray details(List<FieldProblem> problems) {
        JsonArray details = new JsonArray();
        problems.forEach(
                one -> details.add(new JsonObject().put("field", one.field()).put("problem", one.problem())));
        return details;
    }
}
