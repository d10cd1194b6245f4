package dev.mfcgateway.http;

import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.journey.RequestTrace;
import dev.mfcgateway.journey.Tracing;
import dev.mfcgateway.metrics.GatewayMetrics;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.tenant.Quota;
import dev.mfcgateway.tenant.Tenant;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer, as the log and the metrics know them. It belongs to the request's event loop. */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private static final String KEY = Exchange.class.getName();

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final String requestId;
    private final Journey journey;
    private final List<AnswerKeeper> keepers = new ArrayList<>();
    private Optional<InForce> inForce = Optional.empty();
    private Optional<Caller> caller = Optional.empty();
    private boolean answered;
    private boolean detached;
    private Runnable whenOver = () -> {};

    private Exchange(String requestId, Journey journey) {
        this.requestId = requestId;
        this.journey = journey;
    }

    /** The exchange of {@code ctx}; one that comes to an end before it has begun is not traced. */
    static Exchange of(RoutingContext ctx) {
        Exchange exchange = ctx.get(KEY);
        return exchange == null ? begin(ctx, Tracing.OFF) : exchange;
    }

    static Exchange begin(RoutingContext ctx, Tracing tracing) {
        RequestTrace trace = tracing.begin(ctx.request()::getHeader);
        Exchange exchange = new Exchange(
                requestId(ctx.request().getHeader("X-Request-Id")), Journey.begin(System::nanoTime, trace));
        ctx.put(KEY, exchange);
        return exchange;
    }

    /** Whether the request has come to a handler of the gateway's own. */
    static boolean hasBegun(RoutingContext ctx) {
        return ctx.get(KEY) != null;
    }

    private static String requestId(String callers) {
        return callers != null && REQUEST_ID.matcher(callers).matches()
                ? callers
                : UUID.randomUUID().toString();
    }

    /** The caller's own id, if it is one; else a new one. */
    String requestId() {
        return requestId;
    }

    /** The request goes by {@code current} from here to its end. */
    void goesBy(InForce current) {
        inForce = Optional.of(current);
    }

    /** @throws java.util.NoSuchElementException before the request has come to the gateway's first handler */
    InForce inForce() {
        return inForce.orElseThrow();
    }

    /** The request has reached an operation, and this is who asks. */
    void reached(Caller caller) {
        this.caller = Optional.of(caller);
    }

    /** @throws java.util.NoSuchElementException before the request has reached an operation */
    Caller caller() {
        return caller.orElseThrow();
    }

    Operation operation() {
        return caller.map(Caller::operation).orElse(Operation.UNKNOWN);
    }

    String tenantLabel() {
        return caller.flatMap(Caller::tenant).map(tenant -> tenant.id().name()).orElse(GatewayMetrics.UNKNOWN_TENANT);
    }

    /** {@code keeper} is told the answer before the caller is. */
    void keepBy(AnswerKeeper keeper) {
        keepers.add(keeper);
    }

    /** The answer is known; completes once everybody has kept it who wants to, or could not. */
    Future<Void> kept(Optional<GatewayFailure> failure, String body) {
        answered = true;
        if (keepers.isEmpty()) {
            return Future.succeededFuture();
        }
        return Future.join(keepers.stream()
                        .map(keeper -> keeper.keep(failure, body))
                        .toList())
                .onFailure(lost -> LOG.error("An answer is not kept: {}", lost.getMessage()))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    /** The caller does not wait any longer; false where the answer was quicker. */
    boolean detach() {
        detached = !answered;
        return detached;
    }

    boolean isDetached() {
        return detached;
    }

    /** {@code once} is run when nothing more is done for the request, whether its caller waits or not. */
    void whenOver(Runnable once) {
        whenOver = once;
    }

    /** All is done, and answered if there was anybody to be answered. */
    void over() {
        Runnable once = whenOver;
        whenOver = () -> {};
        once.run();
    }

    /** What is left of the rate limit that the request was checked against, if it was. */
    Optional<Quota> quota() {
        return caller.flatMap(Caller::quota);
    }

    Journey journey() {
        return journey;
    }

    /** Counts the answer, under the tenant that is known by now. */
    void count(GatewayMetrics metrics, Optional<GatewayFailure> failure) {
        caller.flatMap(Caller::tenant)
                .map(Tenant::requestMetrics)
                .orElseGet(() -> metrics.requests(GatewayMetrics.UNKNOWN_TENANT))
                .answered(operation(), failure.map(GatewayFailure::category), journey.elapsed());
        failure.flatMap(GatewayFailure::internalCause).ifPresent(metrics::internalError);
    }
}
