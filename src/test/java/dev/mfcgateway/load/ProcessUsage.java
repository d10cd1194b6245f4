package dev.mfcgateway.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux knows about a process: computing time of itself and its children, and memory of itself. Any thread. */
record ProcessUsage(ProcessHandle process) {

    /** Of what Linux counts in its files, whatever the kernel's own clock is. */
    private static final long MICROS_PER_TICK = 10_000;

    /** User and system time so far. */
    long cpuMicros() {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(ProcessUsage::cpuMicros)
                .sum();
    }

    private static long cpuMicros(ProcessHandle one) {
        String stat = read(one, "stat");
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(afterName[11]) + Long.parseLong(afterName[12])) * MICROS_PER_TICK;
    }

    long residentKib() {
        return statusKib("VmRSS:");
    }

    long peakKib() {
        return statusKib("VmHWM:");
    }

    private long statusKib(String field) {
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(one -> read(one, "status").lines())
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static String read(ProcessHandle one, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(one.pid()), file));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
