package dev.mfcgateway.contract;

import static dev.mfcgateway.contract.Consents.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import dev.mfcgateway.testing.SampleConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The circuit breaker as partners and operators see it: opens at half of at least 10 calls, for 30 s. */
class BreakerIT {

    private static final String TENANT = "tenants/acme.yaml";
    private static final int MINIMUM_CALLS = 10;

    private FullStack stack;

    private void start(UnaryOperator<SampleConfig> change) throws IOException, InterruptedException {
        stack = FullStack.start(change);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void opensWhenEverySecondCallFails() throws IOException, InterruptedException {
        start(config -> config);
        int calls = 0;
        do {
            stack.simulator().dials().set(Dial.FORCED_STATUS, calls % 2 == 0 ? 500 : 0);
            calls++;
        } while (!"circuit_open".equals(getOtp().cause()) && calls < 2 * MINIMUM_CALLS);

        assertThat(state("open")).isEqualTo(1);
        assertThat(calls("success")).isPositive();
        assertThat(calls("failure")).isPositive();
        assertThat(calls("refused")).isEqualTo(1);
    }

    @Test
    void neverOpensForWhatMfCentralDeclines() throws IOException, InterruptedException {
        start(config -> config);
        List<String> pans = List.of("WRONG0422A", "OTHER0422A", "DUPLI0422A", "ERROR0400A", "ERROR0401B", "ERROR0403A");
        for (int round = 0; round < 4; round++) {
            pans.forEach(pan -> getOtp(create(), pan));
        }
        for (int call = 0; call < MINIMUM_CALLS; call++) {
            getOtp(create(), "ERROR0429A");
        }

        assertThat(getOtp().status()).isEqualTo(200);
        assertThat(state("closed")).isEqualTo(1);
        assertThat(calls("neutral")).isEqualTo(34);
        assertThat(calls("failure")).isZero();
    }

    @Test
    void refusesForThirtySecondsAndGivesTheSendBack() throws IOException, InterruptedException {
        start(config -> config);
        open();
        String id = create();
        Answer answer = stack.partner().getOtp(Partner.body(id));

        ErrorRow.internal("circuit_open").assertIs(answer);
        assertThat(answer.headers().get("Retry-After")).isEqualTo("30");
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("0");
        assertThat(stack.simulator().journal().count("newCasRequest")).isEqualTo(MINIMUM_CALLS);
        assertThat(calls("refused")).isEqualTo(1);
    }

    @Test
    void sparesOtherTenants() throws IOException, InterruptedException {
        start(config -> config);
        open();
        stack.simulator().dials().reset();
        Answer other = stack.getOtpWithCredentials(
                "globex", Partner.body(stack.transactions().create("globex")));

        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void looksAtTheTransactionBeforeItRefuses() throws IOException, InterruptedException {
        start(config -> config);
        open();
        String used = stack.transactions().create("acme", Map.of("otpSends", "5"));

        assertThat(getOtp(stack.transactions().newId(), Partner.PAN).category()).isEqualTo("transaction_id_not_found");
        assertThat(getOtp(used, Partner.PAN).category()).isEqualTo("otp_resend_limit_exceeded");
        assertThat(calls("refused")).isZero();
    }

    @Test
    void keepsProbingWhileTheTroubleLastsAndClosesWhenItIsOver() throws IOException, InterruptedException {
        start(config -> config.change(TENANT, "openMs: 30000 ", "openMs: 1 "));
        open();
        until("the third probe", () -> {
            getOtp();
            return moves("half_open", "open") >= 3;
        });
        stack.simulator().dials().reset();
        until("an OTP", () -> getOtp().status() == 200);

        assertThat(state("closed")).isEqualTo(1);
        assertThat(moves("half_open", "closed")).isEqualTo(1);
        assertThat(getOtp().status()).isEqualTo(200);
    }

    @Test
    void opensForSlowCallsWhereAskedTo() throws IOException, InterruptedException {
        start(config -> config.change(TENANT, "slowCallMs: 60000", "slowCallMs: 1")
                .change(TENANT, "# slowCallRatio: 0.8", "slowCallRatio: 0.8"));
        stack.simulator().dials().set(Dial.DELAY_MS, 10);
        for (int call = 0; call < MINIMUM_CALLS; call++) {
            assertThat(getOtp().status()).isEqualTo(200);
        }

        assertThat(getOtp().cause()).isEqualTo("circuit_open");
        assertThat(calls("slow")).isEqualTo(MINIMUM_CALLS);
    }

    /** By as few failures as it takes; MFCentral goes on failing. */
    private void open() {
        stack.simulator().dials().set(Dial.FORCED_STATUS, 500);
        for (int call = 0; call < MINIMUM_CALLS; call++) {
            assertThat(getOtp().cause()).isEqualTo("mfc_server_error");
        }
        assertThat(state("closed")).isZero();
    }

    private Answer getOtp() {
        return getOtp(create(), Partner.PAN);
    }

    private Answer getOtp(String id, String pan) {
        return stack.partner().getOtp(ErrorRow.body(id, pan, "phone"));
    }

    private String create() {
        return stack.transactions().create("acme");
    }

    private double state(String state) {
        return stack.metric("mfc_gateway_circuit_breaker_state{state=\"" + state + "\",tenant=\"acme\"}");
    }

    private double calls(String kind) {
        return stack.metric("mfc_gateway_circuit_breaker_calls_total{kind=\"" + kind + "\",tenant=\"acme\"}");
    }

    private double moves(String from, String to) {
        return stack.metric("mfc_gateway_circuit_breaker_transitions_total{from=\"" + from + "\",tenant=\"acme\",to=\""
                + to + "\"}");
    }
}
