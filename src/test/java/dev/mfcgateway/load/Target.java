package dev.mfcgateway.load;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the gateway is to reach. Ratios hold on a busy machine, where times alone do not. */
record Target(String name, double limit, String unit, Function<Results, Optional<Double>> measured) {

    static final List<Target> ALL = List.of(
            ratio("refused / floor", 1.30, cpu("refused", Stage.GATEWAY), cpu("refused", Stage.FLOOR)),
            ratio("refused / nginx + lua", 0.75, cpu("refused", Stage.GATEWAY), cpu("refused", NginxPeer.NAME)),
            ratio("accepted / one signature", 1.40, cpu("accepted", Stage.GATEWAY), figure(Figure.SIGNATURE)),
            ratio("accepted / nginx + lua", 0.97, cpu("accepted", Stage.GATEWAY), cpu("accepted", NginxPeer.NAME)),
            new Target("accepted without RSA", 150, "µs", cpu("unsigned", Stage.UNSIGNED)),
            new Target("p95 of refused beside bursts of accepted", 10, "ms", figure(Figure.MIXED_P95)),
            new Target("each of those in flight", 40, "KiB", figure(Figure.IN_FLIGHT_EACH)),
            new Target("event loop blocked", 0, "times", figure(Figure.IN_FLIGHT_BLOCKED)),
            new Target("start to the first accepted", 2_500, "ms", figure(Figure.START)),
            new Target("resident after the loads", 200, "MiB", figure(Figure.RESIDENT)));

    private static Target ratio(
            String name,
            double limit,
            Function<Results, Optional<Double>> one,
            Function<Results, Optional<Double>> other) {
        return new Target(name, limit, "", results -> one.apply(results)
                .flatMap(a -> other.apply(results).map(b -> a / b)));
    }

    private static Function<Results, Optional<Double>> cpu(String load, String contender) {
        return results -> results.cpuMicros(load, contender);
    }

    private static Function<Results, Optional<Double>> figure(Figure figure) {
        return results -> results.figure(figure);
    }

    boolean isMet(double value) {
        return value <= limit;
    }
}
