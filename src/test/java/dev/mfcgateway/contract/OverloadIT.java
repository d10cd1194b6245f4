package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One call to MFCentral at a time, of all tenants together. */
class OverloadIT {

    private FullStack stack;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        stack = FullStack.start(config ->
                config.tenantLike("acme", "other").change("gateway.yaml", "maxInFlight: 10000 ", "maxInFlight: 1 "));
        String hanging = stack.transactions().create("acme");
        stack.partner().post("/getOTP", ErrorRow.body(hanging, "HANGS0000A", "phone"));
        Await.until("it hangs", () -> stack.metric("mfc_gateway_in_flight{tenant=\"acme\"}") == 1);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void refusesOneCallTooManyWhoseEverItIsAndGivesItsSendBack() {
        String id = stack.transactions().create("other");

        Answer refused = stack.partner().getOtp(Partner.body(id));

        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.cause()).isEqualTo("overloaded");
        assertThat(refused.headers().get("Retry-After")).isEqualTo("30");
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("0");
        assertThat(stack.simulator().journal().count("newCasRequest")).isEqualTo(1);
    }

    @Test
    void letsMoreCallsInOnceTheFilesSaySo() {
        String id = stack.transactions().create("other");

        stack.config().change("gateway.yaml", "maxInFlight: 1 ", "maxInFlight: 2 ");

        Await.until(
                "there is room", () -> stack.partner().getOtp(Partner.body(id)).status() == 200);
    }
}
