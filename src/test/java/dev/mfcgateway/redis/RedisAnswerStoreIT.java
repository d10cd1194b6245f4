package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.transaction.AnswerClaim;
import dev.mfcgateway.transaction.AnswerName;
import dev.mfcgateway.transaction.AnswerTicket;
import dev.mfcgateway.transaction.KeptAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers over a real Redis. */
class RedisAnswerStoreIT {

    private static final byte[] REQUEST = {1, 2, 3};
    private static final byte[] OTHER = {1, 2, 4};
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final KeptAnswer SUCCESS = new KeptAnswer(Optional.empty(), Optional.empty(), "{\"\u20b9\":1}");

    private static RedisRig rig;
    private static RedisAnswerStore store;

    private final AnswerName name = name();

    @BeforeAll
    static void start() throws Exception {
        rig = new RedisRig();
        store = new RedisAnswerStore(rig.commands(), RedisRig.PREFIX, RedisRig.KEYS);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private static AnswerName name() {
        return new AnswerName(
                "acme", AnswerName.Use.IDEMPOTENCY, UUID.randomUUID().toString());
    }

    private AnswerTicket claimed(Duration atMost) {
        return ((AnswerClaim.Claimed) claim(REQUEST, atMost)).ticket();
    }

    private AnswerClaim claim(byte[] request, Duration atMost) {
        return Await.result(store.claim(name, request, atMost));
    }

    @Test
    void letsOneClaimAName() {
        claimed(LONG);

        assertThat(claim(REQUEST, LONG)).isInstanceOf(AnswerClaim.UnderWay.class);
        assertThat(claim(OTHER, LONG)).isInstanceOf(AnswerClaim.OtherRequest.class);
        assertThat(Await.result(store.find(name))).containsInstanceOf(AnswerClaim.UnderWay.class);
    }

    @Test
    void givesTheAnswerToTheSameRequestAlone() {
        Await.result(store.keep(claimed(LONG), SUCCESS));

        assertThat(claim(REQUEST, LONG)).isEqualTo(new AnswerClaim.Answered(SUCCESS));
        assertThat(claim(OTHER, LONG)).isInstanceOf(AnswerClaim.OtherRequest.class);
        assertThat(Await.result(store.find(name))).contains(new AnswerClaim.Answered(SUCCESS));
    }

    @Test
    void keepsAFailureAsItWas() {
        KeptAnswer failure = new KeptAnswer(
                Optional.of(FailureCategory.INTERNAL_ERROR), Optional.of(FailureCause.MFC_TIMEOUT), "{}");
        Await.result(store.keep(claimed(LONG), failure));

        assertThat(claim(REQUEST, LONG)).isEqualTo(new AnswerClaim.Answered(failure));
    }

    @Test
    void givesANameBack() {
        Await.result(store.release(claimed(LONG)));

        assertThat(Await.result(store.find(name))).isEmpty();
        assertThat(claim(OTHER, LONG)).isInstanceOf(AnswerClaim.Claimed.class);
    }

    @Test
    void makesAClaimVoidWhoseOwnerHasDied() {
        AnswerTicket dead = claimed(Duration.ofMillis(1));
        Await.until("the claim is void", () -> Await.result(store.find(name)).isEmpty());
        AnswerTicket next = claimed(LONG);

        Await.result(store.release(dead));
        Await.result(store.keep(dead, SUCCESS));

        assertThat(claim(REQUEST, LONG)).isInstanceOf(AnswerClaim.UnderWay.class);
        Await.result(store.keep(next, SUCCESS));
        assertThat(claim(REQUEST, LONG)).isEqualTo(new AnswerClaim.Answered(SUCCESS));
    }

    @Test
    void keepsALateAnswerWhereNobodyElseHasClaimedTheName() {
        AnswerTicket late = claimed(Duration.ofMillis(1));
        Await.until("the claim is void", () -> Await.result(store.find(name)).isEmpty());

        Await.result(store.keep(late, SUCCESS));

        assertThat(claim(REQUEST, LONG)).isEqualTo(new AnswerClaim.Answered(SUCCESS));
    }

    @Test
    void keepsScopesAndUsesApart() {
        Await.result(store.keep(claimed(LONG), SUCCESS));

        assertThat(Await.result(store.find(new AnswerName("bolt", name.use(), name.value()))))
                .isEmpty();
        assertThat(Await.result(store.find(new AnswerName("acme", AnswerName.Use.DETACHED, name.value()))))
                .isEmpty();
    }
}
