package dev.mfcgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import dev.mfcgateway.testing.PartnerCredentials;
import dev.mfcgateway.testing.PluginStack;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of requests a second, and tenants that change, go and come back all the while: nobody is told anything odd. */
class ReloadUnderLoadIT {

    private static final int RELOADS = 100;
    private static final int MILLIS_BETWEEN = 200;

    private static final int TICK_MILLIS = 20;
    private static final int REQUESTS_PER_TICK = 10;

    /** A machine that is slow, or busy with other things, is asked for less. */
    private static final int AT_ONCE = 100;

    /** What there are transactions for. */
    private static final int MOST_REQUESTS = 12_500;

    private static final int SENDS_PER_TRANSACTION = 5;

    /** A request, and the answers that are no surprise; {@code 200} stands for success. */
    private record Ask(Supplier<Future<Answer>> send, Set<String> expected) {}

    private final AtomicInteger phones = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    private PluginStack stack;
    private List<String> acmes;
    private List<String> globexes;
    private Map<String, String> globexCredentials;

    @Test
    void surprisesNobodyAndLosesNothing() throws IOException, InterruptedException {
        stack = new PluginStack(directory);
        try {
            acmes = transactions("acme", 2 * MOST_REQUESTS / 10);
            globexes = transactions("globex", MOST_REQUESTS / 10);
            globexCredentials = PartnerCredentials.of("globex", stack.environment());

            long timer = stack.vertx().setPeriodic(TICK_MILLIS, tick -> askSome());
            reloadAgainAndAgain();
            stack.vertx().cancelTimer(timer);
            Await.until("everybody is answered", () -> underWay.get() == 0);
            System.out.printf("%d requests, %d reloads: %s%n", asked.get(), RELOADS, answers);

            assertThat(surprises).isEmpty();
            assertThat(answers.values().stream().mapToInt(AtomicInteger::get).sum())
                    .isEqualTo(asked.get())
                    .isGreaterThan(RELOADS);
            int sent = answers.get("200").get();
            assertThat(stack.simulator().inbox().messages()).hasSize(sent);
        } finally {
            stack.close();
        }
    }

    private List<String> transactions(String tenant, int sends) {
        return Stream.generate(() -> stack.transactions().create(tenant))
                .limit(sends / SENDS_PER_TRANSACTION)
                .toList();
    }

    /** acme's account changes, so does what it allows, and globex goes and comes back. */
    private void reloadAgainAndAgain() throws IOException {
        Path globex = directory.resolve("tenants/globex.yaml");
        String itsFile = Files.readString(globex);
        for (int reload = 0; reload < RELOADS; reload++) {
            Future<?> pause = stack.vertx().timer(MILLIS_BETWEEN);
            switch (reload % 4) {
                case 0 -> stack.config().change("tenants/acme.yaml", inFlight(reload), inFlight(reload + 4));
                case 1 -> Files.delete(globex);
                case 2 -> stack.config().change("gateway.yaml", bodyBytes(reload), bodyBytes(reload + 4));
                default -> Files.writeString(globex, itsFile);
            }
            stack.reload();
            Await.result(pause);
        }
    }

    private static String inFlight(int reload) {
        return "maxInFlight: " + (2_000 + reload);
    }

    private static String bodyBytes(int reload) {
        return "maxBodyBytes: " + (16_382 + reload);
    }

    private void askSome() {
        for (int request = 0; request < REQUESTS_PER_TICK && mayAsk(); request++) {
            int number = asked.getAndIncrement();
            Ask ask = ask(number);
            underWay.incrementAndGet();
            ask.send().get().onComplete(answer -> {
                String told = answer.succeeded()
                        ? meaning(answer.result())
                        : answer.cause().toString();
                answers.computeIfAbsent(told, any -> new AtomicInteger()).incrementAndGet();
                if (!ask.expected().contains(told)) {
                    surprises.add("request " + number + ": " + told);
                }
                underWay.decrementAndGet();
            });
        }
    }

    private boolean mayAsk() {
        return underWay.get() < AT_ONCE && asked.get() < MOST_REQUESTS;
    }

    private static String meaning(Answer answer) {
        return answer.status() == 200 ? "200" : answer.cause() == null ? answer.category() : answer.cause();
    }

    /** Of ten: two that are sent, one more if its tenant is there, and refusals of all kinds. */
    private Ask ask(int number) {
        int ten = number / 10;
        return switch (number % 10) {
            case 0 -> new Ask(() -> post("/getOTP", id(acmes, 2 * ten)), Set.of("200"));
            case 5 -> new Ask(() -> post("/acme/getOTP", id(acmes, 2 * ten + 1)), Set.of("200"));
            case 2 -> new Ask(() -> postAsGlobex(id(globexes, ten)), Set.of("200", "transaction_id_not_found"));
            case 3 -> new Ask(() -> post("/nowhere/getOTP", "x"), Set.of("route_not_found"));
            case 4 -> new Ask(() -> post("/globex/getOTP", "x"), Set.of("unauthorized", "route_not_found"));
            case 6 -> new Ask(() -> post("/getOTP", "no id"), Set.of("transaction_id_not_found"));
            default ->
                new Ask(() -> post("/acme/getOTP", stack.transactions().newId()), Set.of("transaction_id_not_found"));
        };
    }

    /** Each may be sent for so often. */
    private static String id(List<String> ids, int send) {
        return ids.get(send / SENDS_PER_TRANSACTION);
    }

    private Future<Answer> post(String path, String id) {
        return stack.partner().post(path, body(id));
    }

    /** Each for another phone: those for the same would share one send. */
    private JsonObject body(String id) {
        return Partner.body(id).put("phone", "+91%010d".formatted(phones.getAndIncrement()));
    }

    private Future<Answer> postAsGlobex(String id) {
        HttpRequest<Buffer> request = stack.partner()
                .request(HttpMethod.POST, "/getOTP")
                .putHeader("Content-Type", "application/json")
                .putHeader("x-gateway-name", "globex");
        globexCredentials.forEach(request::putHeader);
        return stack.partner().answer(request, body(id).toBuffer());
    }
}
