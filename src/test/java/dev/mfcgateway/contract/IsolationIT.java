package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tenants know of each other, and what one's trouble is to the others: nothing. */
class IsolationIT {

    private static final int ACMES_CALLS = 3;

    private static FullStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start(
                config -> config.change("tenants/acme.yaml", "maxInFlight: 2000", "maxInFlight: " + ACMES_CALLS));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /** By name, and by a request that names nobody, where the tenant asks for credentials. */
    @ParameterizedTest
    @CsvSource({"acme.example.in, globex", "gateway.example.in, globex"})
    void answersForAnothersTransactionAsForNone(String host, String owner) {
        String others = stack.transactions().create(owner);
        String record = stack.transactions().everything(others);

        Answer none = getOtp(host, stack.transactions().newId());
        Answer theirs = getOtp(host, others);

        assertThat(theirs.status()).isEqualTo(400).isEqualTo(none.status());
        assertThat(withoutRequestId(theirs)).isEqualTo(withoutRequestId(none));
        assertThat(theirs.text()).hasSameSizeAs(none.text());
        assertThat(theirs.headers().names())
                .containsExactlyElementsOf(none.headers().names());
        assertThat(stack.transactions().everything(others)).isEqualTo(record);
    }

    @Test
    void sendsForTheOthersWhileOneTenantsMfCentralHangs() {
        for (int call = 0; call < ACMES_CALLS; call++) {
            stack.partner().post("/getOTP", ErrorRow.body(stack.transactions().create("acme"), "HANGS0000A", "phone"));
        }
        Consents.until("all hang", () -> stack.metric("mfc_gateway_in_flight{tenant=\"acme\"}") == ACMES_CALLS);
        String id = stack.transactions().create("acme");

        Answer shed = stack.partner().getOtp(Partner.body(id));
        Answer served = stack.getOtpWithCredentials(
                "globex", Partner.body(stack.transactions().create("globex")));

        ErrorRow.internal("overloaded").assertIs(shed);
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo("0");
        assertThat(served.status()).isEqualTo(200);
    }

    private static Answer getOtp(String host, String id) {
        HttpRequest<Buffer> request = stack.partner()
                .request(HttpMethod.POST, "/getOTP")
                .virtualHost(host)
                .putHeader("Content-Type", "application/json");
        return Await.result(stack.partner().answer(request, Partner.body(id).toBuffer()));
    }

    private static String withoutRequestId(Answer answer) {
        return answer.text().replace(answer.json().getString("requestId"), "");
    }
}
