package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.GatewayProcess;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.SampleConfig;
import dev.mfcgateway.testing.TcpBalancer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three gateways behind a load balancer that repeats nothing are restarted in turn, while clients go on asking. */
class RollingRestartChaos {

    private static final int CLIENTS = 8;
    private static final int PAUSE_BETWEEN_MILLIS = 25;

    @TempDir
    private Path directory;

    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final List<ScheduledFuture<?>> clients = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @Test
    void losesNoRequest() throws IOException, InterruptedException {
        try (Processes processes = new Processes(directory);
                Fleet fleet = new Fleet(processes);
                TcpBalancer balancer = new TcpBalancer(processes.vertx(), fleet.instances())) {
            ScheduledExecutorService load =
                    load(processes, URI.create("http://127.0.0.1:" + balancer.port() + "/getOTP"));
            for (int one = 0; one < Fleet.SIZE; one++) {
                int before = answered();
                assertThat(fleet.terminate(one)).isZero();
                fleet.start(one);
                Await.until("it is back", () -> balancer.countReady() == Fleet.SIZE);
                Await.until("it is asked again", () -> answered() > before + 100);
            }
            assertThat(clients).as("still ask").noneMatch(Future::isDone);
            load.shutdown();
            assertThat(load.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        System.out.println("Answers by status over three restarts: " + answers);
        assertThat(failures).isEmpty();
        assertThat(answers).containsOnlyKeys(200, 400);
    }

    /** Each of the clients asks for an OTP and for one that is refused, by turns, over a connection that it keeps. */
    private ScheduledExecutorService load(Processes processes, URI getOtp) {
        ScheduledExecutorService load = Executors.newScheduledThreadPool(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            AtomicInteger turn = new AtomicInteger(client);
            clients.add(load.scheduleWithFixedDelay(
                    () -> ask(http, getOtp, body(processes, turn.getAndIncrement())),
                    0,
                    PAUSE_BETWEEN_MILLIS,
                    TimeUnit.MILLISECONDS));
        }
        return load;
    }

    private static String body(Processes processes, int turn) {
        String id = turn % 2 == 0
                ? processes.transactions().create("acme")
                : processes.transactions().newId();
        return Partner.body(id).encode();
    }

    private void ask(HttpClient http, URI getOtp, String body) {
        HttpRequest request = HttpRequest.newBuilder(getOtp)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            answers.computeIfAbsent(status, first -> new AtomicInteger()).incrementAndGet();
        } catch (IOException failed) {
            failures.add(failed.toString());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private int answered() {
        return answers.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** The three of them, each on its own ports for good. */
    private static final class Fleet implements AutoCloseable {

        static final int SIZE = 3;

        private final List<SampleConfig> configs = new ArrayList<>();
        private final List<GatewayProcess> gateways = new CopyOnWriteArrayList<>();

        Fleet(Processes processes) throws IOException, InterruptedException {
            for (int one = 0; one < SIZE; one++) {
                configs.add(processes
                        .config("gateway" + one)
                        .change("gateway.yaml", "pauseMs: 0", "pauseMs: 3000")
                        .change("gateway.yaml", "drainMs: 2000", "drainMs: 60000"));
                gateways.add(GatewayProcess.start(configs.get(one), Processes.ENVIRONMENT));
            }
            for (GatewayProcess gateway : gateways) {
                gateway.awaitReady();
            }
        }

        List<TcpBalancer.Instance> instances() {
            List<TcpBalancer.Instance> instances = new ArrayList<>();
            for (int one = 0; one < SIZE; one++) {
                int index = one;
                instances.add(new TcpBalancer.Instance(
                        configs.get(one).port(), () -> gateways.get(index).isReady()));
            }
            return instances;
        }

        int terminate(int one) throws InterruptedException {
            return gateways.get(one).terminate();
        }

        void start(int one) throws IOException {
            gateways.set(one, GatewayProcess.start(configs.get(one), Processes.ENVIRONMENT));
        }

        @Override
        public void close() {
            gateways.forEach(GatewayProcess::close);
        }
    }
}
