package dev.mfcgateway.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The load generator wrk, with 64 connections that ask as soon as they are answered. Blocks. */
final class Wrk {

    private static final String CONNECTIONS = "64";
    private static final String RESULT = "result ";

    private final Path script;

    /** @param directory for the script */
    Wrk(Path directory) {
        this.script = Resource.copy("getotp.lua", directory);
    }

    /** @throws IllegalStateException if any answer was not of the kind that the load expects */
    Sample run(Contender contender, Load load, int seconds) throws IOException, InterruptedException {
        long before = contender.usage().cpuMicros();
        double[] result = result(load, output(contender, load, seconds));
        long cpu = contender.usage().cpuMicros() - before;
        return new Sample((long) result[0], cpu, result[0] / seconds, result[3], result[4], result[5]);
    }

    private String output(Contender contender, Load load, int seconds) throws IOException, InterruptedException {
        return Programs.output(List.of(
                "wrk",
                "-t2",
                "-c" + CONNECTIONS,
                "-d" + seconds + "s",
                "--timeout",
                "30s",
                "-s",
                script.toString(),
                "http://127.0.0.1:" + contender.port(),
                "--",
                Integer.toString(load.first()),
                Integer.toString(load.transactions())));
    }

    /** Requests, errors of status, errors of sockets and time, p50, p95, p99. */
    private static double[] result(Load load, String output) {
        double[] result = output.lines()
                .filter(line -> line.startsWith(RESULT))
                .findFirst()
                .map(line -> Arrays.stream(line.substring(RESULT.length()).split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .orElseThrow(() -> new IllegalStateException("wrk says: " + output));
        double wrong = load.isRefused() ? result[0] - result[1] : result[1];
        if (result[0] == 0 || wrong > 0 || result[2] > 0) {
            throw new IllegalStateException("not every answer was as expected: " + output);
        }
        return result;
    }
}
