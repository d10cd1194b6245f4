package dev.mfcgateway.load;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * What is left of the gateway's most when it is asked for two and three times as much. The gateway has a core of its own,
 * as callers are elsewhere in earnest: on one machine they would take from it what they themselves need.
 */
record Overload(WarmGateway warm) implements Scenario {

    private static final int SECONDS = 12;
    private static final int PEAK_SECONDS = 8;
    private static final int LAST_CORE = Runtime.getRuntime().availableProcessors() - 1;

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public void run(Stage stage, Results results) throws IOException, InterruptedException {
        Contender gateway = warm.on(stage);
        Wrk wrk = new Wrk(stage.directory());
        new Rounds(wrk, stage.transactions(), 1, 1).warmUp(gateway, Load.ACCEPTED);
        setApart(gateway);
        try {
            measure(stage, gateway, wrk, results);
        } finally {
            allowAllCores();
        }
    }

    private static void measure(Stage stage, Contender gateway, Wrk wrk, Results results)
            throws IOException, InterruptedException {
        stage.transactions().write(Load.ACCEPTED);
        double peak = wrk.run(gateway, Load.ACCEPTED, PEAK_SECONDS).perSecond();
        System.out.printf("  at most %,.0f a second%n", peak);
        Tally once = at(peak, stage, gateway);
        at(2 * peak, stage, gateway);
        Tally thrice = at(3 * peak, stage, gateway);
        results.add(Figure.OVERLOAD_PEAK, Math.max(peak, once.goodput()));
        results.add(Figure.OVERLOAD_GOODPUT, 100 * thrice.goodput() / Math.max(peak, once.goodput()));
        results.add(Figure.OVERLOAD_REFUSAL_P50, thrice.percentile(true, 50));
        results.add(Figure.OVERLOAD_REFUSAL_P99, thrice.percentile(true, 99));
    }

    private static Tally at(double perSecond, Stage stage, Contender gateway) {
        stage.transactions().write(Load.ACCEPTED);
        try (Rush rush = new Rush(gateway.port(), Load.ACCEPTED)) {
            Tally tally = rush.run(perSecond, SECONDS);
            System.out.printf(
                    Locale.ROOT,
                    "  %,.0f a second: %,.0f of them 200, p50 %.0f, p99 %.0f ms; %,d refused, p50 %.1f, p99 %.1f ms; "
                            + "%,d without a connection%n",
                    perSecond,
                    tally.goodput(),
                    tally.percentile(false, 50),
                    tally.percentile(false, 99),
                    tally.refused(),
                    tally.percentile(true, 50),
                    tally.percentile(true, 99),
                    tally.turnedAway());
            return tally;
        }
    }

    /** Whatever else this JVM has started shares the other cores with it. */
    private static void setApart(Contender gateway) throws IOException, InterruptedException {
        allowAll("1-" + LAST_CORE);
        allow("0", gateway.usage().process());
    }

    /** What is started later begins with the cores that its parent has. */
    private static void allowAllCores() throws IOException, InterruptedException {
        allowAll("0-" + LAST_CORE);
    }

    private static void allowAll(String cores) throws IOException, InterruptedException {
        allow(cores, ProcessHandle.current());
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            allow(cores, child);
        }
    }

    private static void allow(String cores, ProcessHandle process) throws IOException, InterruptedException {
        Programs.output(List.of("taskset", "-apc", cores, Long.toString(process.pid())));
    }
}
