package dev.mfcgateway.testing;

/** What {@code /metrics} answered. */
record Scrape(String text) {

    /** The value of one series; 0 if it is not there would hide a slip, so that fails. */
    double value(String series) {
        return text.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no series " + series));
    }
}
