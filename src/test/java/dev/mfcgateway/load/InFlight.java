package dev.mfcgateway.load;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.mfcgateway.testing.GatewayProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * As many getOTPs at once as the limit of open files allows, 9,900 at the most: MFCentral takes 30 s for each. They come
 * about as fast as two cores can sign.
 */
final class InFlight implements Scenario {

    private static final int AT_MOST = 9_900;
    private static final int FILES_EACH = 2;
    private static final int OTHER_FILES = 200;
    private static final int UPSTREAM_MILLIS = 30_000;
    private static final int BURST = 10;
    private static final int BURST_EVERY_MICROS = 15_000;

    @Override
    public String name() {
        return "inflight";
    }

    @Override
    public void run(Stage stage, Results results) throws IOException, InterruptedException {
        GatewayProcess gateway =
                stage.gateway(stage.upstream(UPSTREAM_MILLIS), List.of()).awaitReady();
        ProcessUsage usage = new ProcessUsage(gateway.handle());
        stage.transactions().write(Load.ACCEPTED);
        long idle = usage.residentKib();
        int requests = Math.min(AT_MOST, (openFiles() - OTHER_FILES) / FILES_EACH);
        System.out.printf("  %,d requests; this takes a minute%n", requests);
        try (OpenLoop accepted = new OpenLoop(gateway.port(), Load.ACCEPTED)) {
            accepted.run(requests / BURST, BURST, BURST_EVERY_MICROS);
            results.add(Figure.IN_FLIGHT, accepted.mostUnderWay());
            results.add(Figure.IN_FLIGHT_EACH, (double) (usage.peakKib() - idle) / accepted.mostUnderWay());
        }
        results.add(Figure.IN_FLIGHT_RESIDENT, usage.peakKib() / 1024.0);
        results.add(Figure.IN_FLIGHT_BLOCKED, blocked(gateway));
        gateway.close();
    }

    private static int openFiles() {
        return (int) Math.min(
                Integer.MAX_VALUE,
                ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getMaxFileDescriptorCount());
    }

    private static double blocked(GatewayProcess gateway) throws IOException {
        return gateway.output().stream()
                .filter(line -> line.contains("has been blocked"))
                .count();
    }
}
