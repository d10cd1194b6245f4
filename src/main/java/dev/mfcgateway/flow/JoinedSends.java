package dev.mfcgateway.flow;

import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.transaction.TenantId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets a request that asks for the very OTP that is being sent wait for that one's answer: a double click and a load
 * balancer's retry cost one send. It knows this process alone; what comes after the answer, or with another body, is a
 * send of its own. Any event loop; each caller hears on its own.
 */
final class JoinedSends {

    private record Key(GetOtpRequest request, Optional<TenantId> named) {}

    private record Flight(Caller first, Promise<GetOtpReply> answer) {}

    private final Map<Key, Flight> flights = new ConcurrentHashMap<>();

    Future<GetOtpReply> join(GetOtpRequest request, Caller caller, Supplier<Future<GetOtpReply>> send) {
        Key key = new Key(request, caller.namedTenant().map(Tenant::id));
        Flight own = new Flight(caller, Promise.promise());
        Flight before = flights.putIfAbsent(key, own);
        if (before != null) {
            return waitFor(before, caller);
        }
        return Future.succeededFuture()
                .compose(begun -> send.get()) // where what it throws is a failure like any other
                .onComplete(answer -> {
                    flights.remove(key);
                    own.answer().handle(answer);
                });
    }

    private static Future<GetOtpReply> waitFor(Flight flight, Caller caller) {
        Promise<GetOtpReply> answer = Promise.promise();
        Context own = Vertx.currentContext();
        flight.answer().future().onComplete(result -> {
            if (own == null) {
                land(flight, caller, answer);
            } else {
                own.runOnContext(back -> land(flight, caller, answer));
            }
        });
        return answer.future();
    }

    /** It counts as a request, though not as a send. */
    private static void land(Flight flight, Caller caller, Promise<GetOtpReply> answer) {
        Future.succeededFuture(flight.first())
                .map(first -> {
                    caller.joined(first);
                    return first;
                })
                .compose(counted -> flight.answer().future())
                .onComplete(answer);
    }
}
