package dev.mfcgateway.chaos;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.Partner;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Every request of a scenario: when it was asked, of whom, and what was answered when. Any thread may ask. */
final class History {

    private static final AtomicLong PHONES = new AtomicLong(6_000_000_000L);

    private final Queue<Asked> all = new ConcurrentLinkedQueue<>();

    /** A phone number that nobody has asked for yet: its request is joined to none, and its OTP is known by it. */
    static String newPhone() {
        return "+91" + PHONES.getAndIncrement();
    }

    Asked ask(Member gateway, String transaction) {
        return ask(gateway, transaction, newPhone(), Partner.PAN);
    }

    Asked ask(Member gateway, String transaction, String phone, String pan) {
        Instant at = Instant.now();
        long began = System.nanoTime();
        Future<Told> told = gateway.partner()
                .post("/getOTP", Partner.body(transaction).put("phone", phone).put("pan", pan))
                .transform(answer -> Future.succeededFuture(
                        answer.succeeded()
                                ? Told.of(answer.result(), since(began))
                                : Told.broken(answer.cause(), since(began))));
        Asked asked = new Asked(gateway.name(), transaction, phone, at, told);
        all.add(asked);
        return asked;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** Oldest first. */
    List<Asked> all() {
        return List.copyOf(all);
    }

    List<Asked> between(Instant from, Instant to) {
        return all.stream()
                .filter(asked -> !asked.at().isBefore(from) && asked.at().isBefore(to))
                .toList();
    }

    void awaitAnswers() {
        Await.result(Future.all(all.stream().map(Asked::told).toList()));
    }

    /** How often each outcome came, for a line on the console. */
    Map<String, Long> outcomes() {
        return outcomes(all());
    }

    static Map<String, Long> outcomes(List<Asked> some) {
        return some.stream()
                .filter(Asked::isOver)
                .collect(Collectors.groupingBy(
                        asked -> asked.told().result().outcome(), TreeMap::new, Collectors.counting()));
    }
}
