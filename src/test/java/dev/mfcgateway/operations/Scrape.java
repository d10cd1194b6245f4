package dev.mfcgateway.operations;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a gateway shows at {@code /metrics}: each metric's labels, and the values that each of them has. */
final class Scrape {

    /** Prometheus adds these to whatever it scrapes. */
    static final Set<String> ADDED = Set.of("job", "instance");

    private static final Pattern LINE = Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? .*$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final Map<String, Map<String, Set<String>>> metrics = new HashMap<>();

    Scrape(String text) {
        text.lines()
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .forEach(line -> add(line.group(1), line.group(2) == null ? "" : line.group(2)));
    }

    private void add(String metric, String labels) {
        Map<String, Set<String>> known = metrics.computeIfAbsent(metric, added -> new HashMap<>());
        LABEL.matcher(labels).results().forEach(one -> known.computeIfAbsent(one.group(1), added -> new HashSet<>())
                .add(one.group(2)));
    }

    Set<String> metrics() {
        return metrics.keySet();
    }

    /** By name, with their values. */
    Map<String, Set<String>> labels(String metric) {
        return metrics.get(metric);
    }
}
