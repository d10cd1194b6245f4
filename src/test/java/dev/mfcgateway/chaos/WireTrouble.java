package dev.mfcgateway.chaos;

import dev.mfcgateway.testing.TcpFault;
import dev.mfcgateway.testing.TcpProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Faults on the ways of a fleet, of any kind and anywhere, as the seed has it: one after the other, each for a while, with
 * a moment's peace between them.
 */
final class WireTrouble implements Trouble {

    private static final int LONGEST_MILLIS = 2_000;
    private static final int LONGEST_PEACE_MILLIS = 500;

    private final Fleet fleet;
    private final Random random;

    WireTrouble(Fleet fleet, Random random) {
        this.fleet = fleet;
        this.random = random;
    }

    @Override
    public String pass() throws IOException, InterruptedException {
        Member member = fleet.member(random.nextInt(fleet.members().size()));
        boolean redis = random.nextBoolean();
        TcpProxy way = redis ? member.toRedis() : member.toMfCentral();
        String kind = begin(way);
        int millis = 100 + random.nextInt(LONGEST_MILLIS - 100);
        TimeUnit.MILLISECONDS.sleep(millis);
        way.heal();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PEACE_MILLIS));
        return member.name() + " to " + (redis ? "Redis" : "MFCentral") + " " + kind + " " + millis + " ms";
    }

    private String begin(TcpProxy way) throws IOException {
        return switch (random.nextInt(8)) {
            case 0 -> disturb(way, "latency", TcpFault.latency(Duration.ofMillis(20 + random.nextInt(300))));
            case 1 -> disturb(way, "throttle", TcpFault.throttle(500 + random.nextInt(20_000)));
            case 2 -> disturb(way, "blackhole", TcpFault.BLACKHOLE);
            case 3 -> disturb(way, "stall", TcpFault.STALL);
            case 4 -> disturb(way, "half-close", TcpFault.HALF_CLOSE);
            case 5 -> disturb(way, "cut after bytes", TcpFault.cutAfter(200 + random.nextInt(4_000)));
            case 6 -> cutAndRefuse(way);
            default -> cut(way);
        };
    }

    private static String disturb(TcpProxy way, String kind, TcpFault fault) {
        way.disturb(fault);
        return kind;
    }

    private static String cutAndRefuse(TcpProxy way) throws IOException {
        way.refuse();
        way.cut();
        return "cut and refused";
    }

    private static String cut(TcpProxy way) {
        way.cut();
        return "cut";
    }
}
