package dev.mfcgateway.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What one gateway holds on to.
 *
 * @param heapBytes of live objects, after a full collection
 * @param descriptors open files and sockets
 * @param toRedis connections
 * @param toMfCentral connections
 * @param inFlight calls to MFCentral, as the gateway's own gauge has it
 */
record Footprint(long heapBytes, long descriptors, int threads, int toRedis, int toMfCentral, double inFlight) {

    static Footprint of(Member member) throws IOException {
        long pid = member.process().handle().pid();
        return new Footprint(
                heapBytes(pid),
                descriptors(pid),
                threads(pid),
                member.toRedis().connections(),
                member.toMfCentral().connections(),
                member.process().metric("mfc_gateway_in_flight{tenant=\"" + Fleet.TENANT + "\"}"));
    }

    /** The histogram counts live objects alone, and so collects first; its last line is the total. */
    private static long heapBytes(long pid) throws IOException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(histogram.getInputStream().readAllBytes(), UTF_8);
        return text.lines()
                .filter(line -> line.startsWith("Total"))
                .map(line -> line.split("\\s+", -1)[2])
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new AssertionError(text));
    }

    private static long descriptors(long pid) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return open.count();
        }
    }

    private static int threads(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .map(line -> line.substring("Threads:".length()).trim())
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }

    /** Whether it is that of {@code before} again, give or take what a pool keeps and a cache fills. */
    boolean isBackTo(Footprint before) {
        return heapBytes < before.heapBytes + before.heapBytes / 4
                && descriptors <= before.descriptors + 8
                && threads <= before.threads + 4
                && toRedis <= before.toRedis + 2
                && toMfCentral <= before.toMfCentral + 2
                && inFlight == 0;
    }

    @Override
    public String toString() {
        return "heap %.1f MB, %d descriptors, %d threads, %d connections to Redis, %d to MFCentral, %.0f in flight"
                .formatted(heapBytes / 1e6, descriptors, threads, toRedis, toMfCentral, inFlight);
    }
}
