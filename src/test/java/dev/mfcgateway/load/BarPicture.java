package dev.mfcgateway.load;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The computing time of a request as bars, one group for each load, each group on a scale of its own; SVG. */
final class BarPicture {

    private static final int WIDTH = 720;
    private static final int BAR_BEGINS = 210;
    private static final int LONGEST_BAR = 400;
    private static final int LINE = 26;

    private final Results results;

    BarPicture(Results results) {
        this.results = results;
    }

    String svg() {
        StringJoiner shapes = new StringJoiner("\n");
        int y = LINE;
        for (Map.Entry<String, List<Summary>> load : results.summaries().entrySet()) {
            shapes.add(text(8, y, "font-weight=\"bold\"", load.getKey() + ": CPU µs a request"));
            double longest = load.getValue().stream()
                    .mapToDouble(Summary::cpuMicros)
                    .max()
                    .orElse(1);
            for (Summary one : load.getValue()) {
                y += LINE;
                shapes.add(bar(y, one, longest));
            }
            y += LINE + LINE / 2;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                %s
                </svg>
                """
                .formatted(WIDTH, y, shapes);
    }

    private static String bar(int y, Summary one, double longest) {
        int length = (int) Math.round(LONGEST_BAR * one.cpuMicros() / longest);
        String colour = one.contender().startsWith(Stage.GATEWAY) ? "#1f6feb" : "#8c959f";
        return text(8, y, "", one.contender())
                + "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\" fill=\"%s\"/>"
                        .formatted(BAR_BEGINS, y - 13, length, colour)
                + text(BAR_BEGINS + length + 8, y, "", "%.1f".formatted(one.cpuMicros()));
    }

    private static String text(int x, int y, String attributes, String text) {
        return "<text x=\"%d\" y=\"%d\" fill=\"#1f2328\" %s>%s</text>".formatted(x, y, attributes, text);
    }
}
