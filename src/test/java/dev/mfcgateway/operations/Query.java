package dev.mfcgateway.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A query in Prometheus's language, read for the series that it names. */
record Query(String text) {

    private static final Pattern SERIES = Pattern.compile(
            "\\b(up|[a-z0-9_]+:mfc_gateway_[a-zA-Z0-9_:]+|mfc_gateway_[a-z0-9_]+|vertx_[a-z0-9_]+)(\\{[^}]*})?");

    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!=|!~|=)\\s*\"([^\"]*)\"");

    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on)\\s*\\(([^)]*)\\)");

    /** @param labels by name: the values that it must have; empty where any will do */
    record Series(String name, Map<String, Optional<String>> labels) {

        /** By a rule, and not a metric of the gateway's. */
        boolean isRecorded() {
            return name.contains(":");
        }

        /** A recorded series is named for them, up to the first colon. */
        List<String> labelsInName() {
            return Pattern.compile("_")
                    .splitAsStream(name.substring(0, name.indexOf(':')))
                    .toList();
        }
    }

    List<Series> series() {
        return SERIES.matcher(text).results().map(Query::series).toList();
    }

    private static Series series(MatchResult found) {
        Map<String, Optional<String>> labels = new HashMap<>();
        Optional.ofNullable(found.group(2))
                .ifPresent(matchers ->
                        MATCHER.matcher(matchers).results().forEach(one -> labels.put(one.group(1), exact(one))));
        return new Series(found.group(1), labels);
    }

    /** A variable of a dashboard's, or a pattern, may be anything. */
    private static Optional<String> exact(MatchResult matcher) {
        return Optional.of(matcher.group(3))
                .filter(value -> matcher.group(2).matches("=|!="))
                .filter(value -> !value.contains("$"));
    }

    /** The labels that it sums by, or joins on. */
    List<String> groupings() {
        List<String> labels = new ArrayList<>();
        GROUPING.matcher(text)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split("\\s*,\\s*")))
                .filter(label -> !label.isBlank())
                .map(String::strip)
                .forEach(labels::add);
        return labels;
    }
}
