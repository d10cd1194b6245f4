package dev.mfcgateway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.ScriptedPan;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.Partner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The breaker over whole windows of its own time: opened by what fails, and by nothing else. */
class BreakerChaos {

    private static final List<String> FAILURES =
            List.of(ScriptedPan.SERVER_ERROR.pan(), ScriptedPan.UNAVAILABLE.pan(), ScriptedPan.BAD_SIGNATURE.pan());

    /** What MFCentral declines: 400, 422, 401 and 429. */
    private static final List<String> DECLINED = List.of(
            ScriptedPan.BAD_REQUEST.pan(),
            ScriptedPan.WRONG_SEALED.pan(),
            ScriptedPan.OTHER_422.pan(),
            ScriptedPan.UNAUTHORIZED.pan(),
            ScriptedPan.TOO_MANY.pan());

    private static Fleet fleet;

    private final History history = new History();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        fleet = Fleet.start(1, Impatient::change);
    }

    @AfterAll
    static void stop() throws IOException {
        fleet.close();
    }

    @Test
    void staysClosedForWindowsFullOfWhatMfCentralDeclines() throws IOException {
        long until = System.nanoTime() + Impatient.WINDOW.multipliedBy(2).toNanos();
        double before = openings();
        int calls = 0;
        while (System.nanoTime() < until) {
            ask(DECLINED.get(calls++ % DECLINED.size()));
        }
        System.out.println("declined: " + history.outcomes());

        assertThat(history.outcomes())
                .containsOnlyKeys(
                        "mfc_validation_error",
                        "invalid_pan_mobile",
                        "mfc_invalid_input",
                        "mfc_invalid_token",
                        "mfc_rate_limited");
        assertThat(openings()).isEqualTo(before);
    }

    @Test
    void opensWithinTwoWindowsWhereEverySecondCallFails() throws IOException {
        long began = System.nanoTime();
        double before = openings();
        int calls = 0;
        while (openings() == before) {
            ask(calls % 2 == 0 ? FAILURES.get(calls / 2 % FAILURES.size()) : Partner.PAN);
            calls++;
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("%d calls: %s", calls, history.outcomes())
                    .isLessThan(Impatient.WINDOW.multipliedBy(2));
        }
        System.out.println("open after " + calls + " calls: " + history.outcomes());
        assertThat(history.outcomes()).containsKey("ok");

        fleet.awaitServing();
    }

    private void ask(String pan) {
        Await.result(history.ask(fleet.member(0), fleet.create(), History.newPhone(), pan)
                .told());
    }

    private static double openings() throws IOException {
        return fleet.member(0)
                .process()
                .metric("mfc_gateway_circuit_breaker_transitions_total{from=\"closed\",tenant=\"" + Fleet.TENANT
                        + "\",to=\"open\"}");
    }
}
