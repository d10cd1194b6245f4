package dev.mfcgateway.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** The results as Markdown: what each contender did, the other figures, and the targets. */
final class Report {

    private final Results results;

    Report(Results results) {
        this.results = results;
    }

    String markdown() {
        return String.join("\n", samples(), figures(), targets());
    }

    private String samples() {
        StringJoiner lines = table("| load | program | CPU µs a request | requests/s | p50 ms | p95 ms | p99 ms |");
        for (Map.Entry<String, List<Summary>> load : results.summaries().entrySet()) {
            for (Summary one : load.getValue()) {
                lines.add("| %s | %s | **%.1f** [%.1f–%.1f] | %,.0f | %.1f | %.1f | %.1f |"
                        .formatted(
                                load.getKey(),
                                one.contender(),
                                one.cpuMicros(),
                                one.leastCpuMicros(),
                                one.mostCpuMicros(),
                                one.median(Sample::perSecond),
                                one.median(Sample::p50),
                                one.median(Sample::p95),
                                one.median(Sample::p99)));
            }
        }
        return lines.toString();
    }

    private String figures() {
        StringJoiner lines = table("| figure | |");
        results.figures()
                .forEach((figure, value) ->
                        lines.add("| %s | %,.1f %s |".formatted(figure.label(), value, figure.unit())));
        return lines.toString();
    }

    private String targets() {
        StringJoiner lines = table("| target | at most | measured | |");
        for (Target target : Target.ALL) {
            Optional<Double> measured = target.measured().apply(results);
            measured.ifPresent(value -> lines.add("| %s | %s %s | %.2f | %s |"
                    .formatted(
                            target.name(),
                            target.limit(),
                            target.unit(),
                            value,
                            target.isMet(value) ? "met" : "**not met**")));
        }
        return lines.toString();
    }

    private static StringJoiner table(String head) {
        StringJoiner lines = new StringJoiner("\n", head + "\n", "\n");
        return lines.add(
                "|" + " --- |".repeat(head.length() - head.replace("|", "").length() - 1));
    }
}
