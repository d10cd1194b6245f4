package dev.mfcgateway.chaos;

import java.util.concurrent.ThreadLocalRandom;

/** What makes chance repeatable: {@code -Dchaos.seed}, or another one each time. */
final class Seed {

    private Seed() {}

    static long get() {
        Long given = Long.getLong("chaos.seed");
        return given != null ? given : ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    }
}
