package dev.mfcgateway.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.transaction.TransactionId;
import dev.mfcgateway.transaction.TransactionIds;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holdings over a real Redis. */
class RedisHoldingsVaultIT {

    private static final Duration TTL = Duration.ofHours(24);
    private static final byte[] HOLDINGS = "{\"investor\":\"ABCDE1234F\"}".getBytes(UTF_8);

    private static RedisRig rig;
    private static RedisHoldingsVault vault;

    private final TransactionId id = new TransactionIds().next();

    @BeforeAll
    static void start() throws Exception {
        rig = new RedisRig();
        vault = new RedisHoldingsVault(rig.commands(), RedisRig.PREFIX, RedisRig.KEYS);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void givesBackWhatWasPut() {
        Await.result(vault.put(id, HOLDINGS, TTL));

        assertThat(Await.result(vault.get(id)))
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(HOLDINGS));
    }

    @Test
    void givesBackMegabytes() {
        byte[] large = new byte[5_000_000];
        new Random(1).nextBytes(large);

        Await.result(vault.put(id, large, TTL));

        assertThat(Await.result(vault.get(id)))
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(large));
    }

    @Test
    void keepsThemUnreadable() {
        Await.result(vault.put(id, HOLDINGS, TTL));

        byte[] raw =
                rig.transactions().send(Request.cmd(Command.GET).arg(key(id))).toBytes();
        assertThat(new String(raw, ISO_8859_1)).doesNotContain("ABCDE1234F").doesNotContain("investor");
    }

    @Test
    void neverKeepsThemForEver() {
        Await.result(vault.put(id, HOLDINGS, TTL));
        Await.result(vault.put(id, HOLDINGS, Duration.ofHours(1)));
        Await.result(vault.put(new TransactionIds().next(), HOLDINGS, Duration.ZERO));

        assertThat(rig.transactions()
                        .send(Request.cmd(Command.PTTL).arg(key(id)))
                        .toLong())
                .isBetween(1L, Duration.ofHours(1).toMillis());
        assertThat(rig.keysWithoutTimeToLive()).doesNotContain(key(id));
    }

    @Test
    void isEmptyOnceTheyAreRemoved() {
        Await.result(vault.put(id, HOLDINGS, TTL));
        Await.result(vault.remove(id));
        Await.result(vault.remove(id));

        assertThat(Await.result(vault.get(id))).isEmpty();
    }

    @Test
    void opensNothingOfAnotherTransactionOrKey() {
        Await.result(vault.put(id, HOLDINGS, TTL));
        TransactionId other = new TransactionIds().next();
        rig.transactions().send(Request.cmd(Command.RENAME).arg(key(id)).arg(key(other)));

        assertThat(RedisRig.cause(vault.get(other))).contains(FailureCause.UNEXPECTED);
        RedisHoldingsVault withAnotherKey =
                new RedisHoldingsVault(rig.commands(), RedisRig.PREFIX, RedisRig.keys((byte) 2));
        Await.result(withAnotherKey.put(id, HOLDINGS, TTL));
        assertThat(RedisRig.cause(vault.get(id))).contains(FailureCause.UNEXPECTED);
    }

    @Test
    void failsWhereTheKeyHoldsSomethingElse() {
        rig.transactions().send(Request.cmd(Command.HSET).arg(key(id)).arg("a").arg("b"));

        assertThat(RedisRig.cause(vault.get(id))).contains(FailureCause.UNEXPECTED);
    }

    private static String key(TransactionId id) {
        return "test:holdings:{" + id.value() + "}";
    }
}
