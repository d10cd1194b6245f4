package dev.mfcgateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.transaction.TenantId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliverySharesTest {

    private static final TenantId HUNG = new TenantId("hung");
    private static final TenantId OTHER = new TenantId("other");

    private final DeliveryShares shares = new DeliveryShares();
    private final List<Promise<Optional<Duration>>> underWay = new ArrayList<>();

    private Future<Optional<Duration>> begin(TenantId tenant) {
        return shares.within(tenant, () -> {
            Promise<Optional<Duration>> promise = Promise.promise();
            underWay.add(promise);
            return promise.future();
        });
    }

    private void fill() {
        for (int i = 0; i < DeliveryShares.EACH; i++) {
            begin(HUNG);
        }
    }

    @Test
    void letsATenantHaveItsShareAndSendsTheNextAwayForAMoment() {
        fill();

        assertThat(Await.result(begin(HUNG))).contains(Duration.ofMillis(500));
        assertThat(underWay).hasSize(DeliveryShares.EACH);
    }

    @Test
    void leavesTheOthersTheirs() {
        fill();

        assertThat(begin(OTHER).isComplete()).isFalse();
        assertThat(underWay).hasSize(DeliveryShares.EACH + 1);
    }

    @Test
    void makesRoomWhenAStepEndsWellOrNot() {
        fill();
        underWay.get(0).complete(Optional.empty());
        underWay.get(1).fail("of Redis");

        assertThat(begin(HUNG).isComplete()).isFalse();
        assertThat(begin(HUNG).isComplete()).isFalse();
        assertThat(begin(HUNG).isComplete()).isTrue();
    }

    @Test
    void makesRoomWhenAStepThrows() {
        for (int i = 0; i <= DeliveryShares.EACH; i++) {
            assertThat(Await.failure(shares.within(HUNG, () -> {
                        throw new IllegalStateException("of ours");
                    })))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void sendsThemAwayTheLongerTheMoreTheyAre() {
        fill();
        for (int i = 0; i < 2 * DeliveryShares.EACH; i++) {
            begin(HUNG);
        }

        assertThat(Await.result(begin(HUNG))).contains(Duration.ofMillis(1_500));
    }

    @Test
    void sendsNobodyAwayForLongerThanHalfAMinute() {
        fill();
        for (int i = 0; i < 10_000; i++) {
            begin(HUNG);
        }

        assertThat(Await.result(begin(HUNG))).contains(Duration.ofSeconds(30));
    }

    @Test
    void givesBackWhatTheStepSays() {
        assertThat(Await.result(shares.within(OTHER, () -> Future.succeededFuture(Optional.of(Duration.ofMinutes(5))))))
                .contains(Duration.ofMinutes(5));
    }
}
