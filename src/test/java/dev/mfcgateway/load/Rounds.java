package dev.mfcgateway.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several contenders under the same load by turns, so that what else the machine does falls on all of them. Each is
 * warmed up before, as a JVM needs it. Blocks.
 */
final class Rounds {

    private static final long WARM_UP_REQUESTS = 60_000;
    private static final int WARM_UP_SECONDS = 5;
    private static final int WARM_UPS_AT_MOST = 24;

    private final Wrk wrk;
    private final LoadTransactions transactions;
    private final int rounds;
    private final int seconds;

    Rounds(Wrk wrk, LoadTransactions transactions, int rounds, int seconds) {
        this.wrk = wrk;
        this.transactions = transactions;
        this.rounds = rounds;
        this.seconds = seconds;
    }

    void warmUp(Contender contender, Load load) throws IOException, InterruptedException {
        long requests = 0;
        for (int i = 0; i < WARM_UPS_AT_MOST && requests < WARM_UP_REQUESTS; i++) {
            transactions.write(load);
            requests += wrk.run(contender, load, WARM_UP_SECONDS).requests();
        }
        System.out.printf("  %s is warm after %,d requests%n", contender.name(), requests);
    }

    /** @param afterEach what is measured once in each round, beside the contenders */
    List<Summary> run(Load load, List<Contender> contenders, Runnable afterEach)
            throws IOException, InterruptedException {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : contenders) {
                transactions.write(load);
                Sample sample = wrk.run(contender, load, seconds);
                samples.computeIfAbsent(contender.name(), none -> new ArrayList<>())
                        .add(sample);
                System.out.printf(
                        "  round %d of %d: %s: %.1f µs of CPU, %,.0f requests/s, p99 %.1f ms%n",
                        round,
                        rounds,
                        contender.name(),
                        sample.cpuMicrosPerRequest(),
                        sample.perSecond(),
                        sample.p99());
            }
            afterEach.run();
        }
        return samples.entrySet().stream()
                .map(one -> new Summary(one.getKey(), one.getValue()))
                .toList();
    }
}
