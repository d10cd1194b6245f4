package dev.mfcgateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.chaos.RedisTrial.Change;
import dev.mfcgateway.chaos.RedisTrial.Followed;
import dev.mfcgateway.chaos.RedisTrial.Seen;
import dev.mfcgateway.testing.Partner.Answer;
import dev.mfcgateway.testing.RealRedis;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What holds of a gateway whose Redis is of no use for a while: nothing is sent that Redis has not admitted, each refusal
 * comes in time, what is not struck goes on, and afterwards all is as before, the number of connections, too.
 */
final class RedisPromises {

    /** By the gateway's own clock; {@code commandTimeoutMs} is 1000. */
    private static final Duration LONGEST_REFUSAL = Duration.ofMillis(1_500);

    /** From a fault's end, or from when another server takes writes, to the next OTP: an attempt that fails takes 2 s. */
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(4);

    private final RedisTrial trial;

    RedisPromises(RedisTrial trial) {
        this.trial = trial;
    }

    /** Gives the figures, for whoever wants to see them. */
    String assertHoldThrough(RedisFault fault, List<RealRedis> struck) throws IOException, InterruptedException {
        List<Long> before = trial.awaitConnections();
        Seen seen = trial.endure(fault, struck);
        String figures = "%s strikes %d: longest refusal %d ms, recovery %d ms"
                .formatted(
                        fault,
                        struck.size(),
                        trial.longest(seen.refused()).toMillis(),
                        seen.recovery().toMillis());

        assertThat(seen.refused()).as(figures).allSatisfy(RedisPromises::isRefusal);
        assertThat(trial.longest(seen.refused())).isLessThan(LONGEST_REFUSAL);
        assertThat(seen.elsewhere()).as(figures).allSatisfy(RedisPromises::isOtp);
        assertThat(seen.otps()).as(figures).isEqualTo(seen.elsewhere().size());
        assertThat(seen.afterwards()).as(figures).allSatisfy(RedisPromises::isRefusalOrOtp);
        assertThat(trial.otps()).as(figures).hasSize(seen.otps() + struck.size());
        assertThat(seen.recovery()).isLessThan(LONGEST_RECOVERY);
        return figures + ", connections " + before + " and " + trial.awaitConnections();
    }

    /** What was under way may have had its OTP, and not the answer; nobody has two. Gives figures, too. */
    String assertHoldWhile(Change change, RealRedis primary, RealRedis successor)
            throws IOException, InterruptedException {
        Followed followed = trial.follow(primary, successor, change);
        String figures = "taken over after %d ms, longest answer %d ms, recovery %d ms"
                .formatted(
                        followed.change().toMillis(),
                        trial.longest(List.copyOf(followed.asked().values())).toMillis(),
                        followed.recovery().toMillis());
        List<String> otps = trial.otps();

        assertThat(followed.asked().values()).as(figures).allSatisfy(RedisPromises::isRefusalOrOtp);
        assertThat(otps)
                .as(figures)
                .doesNotHaveDuplicates()
                .isSubsetOf(followed.asked().keySet());
        followed.asked().forEach((phone, answer) -> {
            if (answer.status() == 200) {
                assertThat(otps).contains(phone);
            }
        });
        assertThat(followed.recovery()).as(figures).isLessThan(LONGEST_RECOVERY);
        return figures;
    }

    void assertNothingIsSentForATextAt(RealRedis primary) {
        trial.forgetOtps();

        assertThat(trial.ask(List.of(trial.createText(primary))))
                .extracting(Answer::cause)
                .containsExactly("unexpected");
        assertThat(trial.otps()).isEmpty();
    }

    private static void isOtp(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
    }

    private static void isRefusal(Answer answer) {
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.category()).isEqualTo("internal_error");
        assertThat(answer.cause()).isEqualTo("redis_unavailable");
    }

    private static void isRefusalOrOtp(Answer answer) {
        if (answer.status() != 200) {
            isRefusal(answer);
        }
    }
}
