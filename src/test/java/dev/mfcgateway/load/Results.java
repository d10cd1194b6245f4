package dev.mfcgateway.load;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run has found out so far. One thread. */
final class Results {

    private final Map<String, List<Summary>> summaries = new LinkedHashMap<>();
    private final Map<Figure, Double> figures = new EnumMap<>(Figure.class);

    void add(String load, List<Summary> contenders) {
        summaries.put(load, contenders);
    }

    void add(Figure figure, double value) {
        figures.put(figure, value);
    }

    Map<String, List<Summary>> summaries() {
        return summaries;
    }

    Map<Figure, Double> figures() {
        return figures;
    }

    Optional<Double> figure(Figure figure) {
        return Optional.ofNullable(figures.get(figure));
    }

    /** Computing time of a request in microseconds, if that contender was under that load. */
    Optional<Double> cpuMicros(String load, String contender) {
        return summaries.getOrDefault(load, List.of()).stream()
                .filter(one -> one.contender().equals(contender))
                .map(Summary::cpuMicros)
                .findFirst();
    }
}
