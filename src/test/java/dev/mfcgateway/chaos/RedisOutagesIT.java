package dev.mfcgateway.chaos;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Redis of one server that is there, and yet of no use; the other layouts are {@link RedisOutagesChaos}'s. */
class RedisOutagesIT {

    @TempDir
    private static Path directory;

    private static RedisTrial trial;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        trial = RedisTrial.start(RedisLayout.STANDALONE, directory);
    }

    @AfterAll
    static void stop() {
        trial.close();
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothingMeanwhileAndIsBackSoonAfterwards(RedisFault fault) throws IOException, InterruptedException {
        new RedisPromises(trial).assertHoldThrough(fault, trial.servers().primaries());
    }
}
