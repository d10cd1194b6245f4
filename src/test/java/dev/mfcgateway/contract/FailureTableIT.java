package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.simulator.Journal.Entry;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FreePort;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import dev.mfcgateway.testing.SampleConfig;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What can go wrong with one send, row by row: the answer, what it is to the breaker, how often MFCentral was asked, and
 * what becomes of the send. A fault of our own before sending cannot be had from outside; it has its test in
 * {@code mfcentral}.
 */
class FailureTableIT {

    private static FullStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        int nobody = FreePort.next();
        stack = FullStack.start(config -> withTenantsInTrouble(config, nobody));
        String hanging = stack.transactions().create("full");
        stack.partner().post("/full/getOTP", ErrorRow.body(hanging, "HANGS0000A", "phone"));
        Consents.until("full is full", () -> stack.metric("mfc_gateway_in_flight{tenant=\"full\"}") == 1);
        getOtp("opened", "ERROR0500A", stack.transactions().create("opened"));
    }

    private static SampleConfig withTenantsInTrouble(SampleConfig config, int nobody) {
        String never = "minimumCalls: 1000000"; // so that no row opens the breaker for the next
        config.change("tenants/acme.yaml", "minimumCalls: 10", never);
        config.tenantLike("acme", "full").change("tenants/full.yaml", "maxInFlight: 2000", "maxInFlight: 1");
        config.tenantLike("acme", "opened").change("tenants/opened.yaml", never, "minimumCalls: 1");
        config.tenantLike("acme", "nowhere")
                .change("tenants/nowhere.yaml", "  baseUrl: http", "  baseUrl: http://127.0.0.1:" + nobody + " #");
        config.tenantLike("acme", "hasty").change("tenants/hasty.yaml", "timeoutMs: 150000", "timeoutMs: 1500");
        for (String fresh : List.of("token-slow", "token-503", "token-429", "token-401")) {
            config.tenantLike("acme", fresh)
                    .change("tenants/" + fresh + ".yaml", "timeoutMs: 150000", "timeoutMs: 1500");
        }
        return config;
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void reset() {
        stack.simulator().dials().reset();
    }

    /**
     * {@code does} is a PAN that the simulator scripts, or a dial and its value; {@code breaker} the kind of call that the
     * breaker counts; {@code asked} how often the call itself was made.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            what happened                          | tenant     | does                      | status | category             | cause             | breaker | asked | send
            too many calls in flight               | full       |                           | 500    | internal_error       | overloaded        | neutral | 0     | refunded
            breaker open                           | opened     |                           | 500    | internal_error       | circuit_open      | refused | 0     | refunded
            connection refused, for the token      | nowhere    |                           | 500    | internal_error       | mfc_unreachable   | neutral | 0     | refunded
            no token within the deadline           | token-slow | TOKEN_DELAY_MS=10000      | 500    | internal_error       | mfc_timeout       | neutral | 0     | refunded
            no token: 503                          | token-503  | TOKEN_STATUS=503          | 500    | internal_error       | mfc_unreachable   | neutral | 0     | refunded
            no token: 429                          | token-429  | TOKEN_STATUS=429          | 429    | mfc_rate_limited     |                   | neutral | 0     | refunded
            no token: 401                          | token-401  | TOKEN_STATUS=401          | 401    | mfc_invalid_token    |                   | neutral | 0     | refunded
            401, then fine with a fresh token      | acme       | ERROR0401A                | 200    |                      |                   | success | 2     | sent
            401 with a fresh token too             | acme       | ERROR0401B                | 401    | mfc_invalid_token    |                   | neutral | 2     | refunded
            403                                    | acme       | ERROR0403A                | 401    | mfc_invalid_token    |                   | neutral | 1     | refunded
            429                                    | acme       | ERROR0429A                | 429    | mfc_rate_limited     |                   | neutral | 1     | refunded
            400                                    | acme       | ERROR0400A                | 400    | mfc_validation_error |                   | neutral | 1     | declined
            422, PAN and phone do not belong       | acme       | WRONG0422A                | 422    | invalid_pan_mobile   |                   | neutral | 1     | declined
            422 in plain text                      | acme       | WRONG0422B                | 422    | invalid_pan_mobile   |                   | neutral | 1     | declined
            422, an HTML page                      | acme       | WRONG0422I                | 422    | invalid_pan_mobile   |                   | neutral | 1     | declined
            422, input or format                   | acme       | OTHER0422A                | 422    | mfc_invalid_input    |                   | neutral | 1     | declined
            422, reference used before             | acme       | DUPLI0422A                | 500    | internal_error       | unexpected        | neutral | 1     | declined
            no answer within the deadline          | hasty      | HANGS0000A                | 500    | internal_error       | mfc_timeout       | failure | 1     | unknown
            an answer that drips beyond it         | hasty      | DRIP=true                 | 500    | internal_error       | mfc_timeout       | failure | 1     | unknown
            connection closed without an answer    | acme       | CLOSE0000A                | 500    | internal_error       | mfc_unreachable   | failure | 1     | unknown
            500                                    | acme       | ERROR0500A                | 500    | internal_error       | mfc_server_error  | failure | 1     | unknown
            503, an HTML page                      | acme       | ERROR0503A                | 500    | internal_error       | mfc_server_error  | failure | 1     | unknown
            200, signature over another text       | acme       | BADSG0200A                | 500    | internal_error       | mfc_bad_response  | failure | 1     | unknown
            200, does not decrypt                  | acme       | UNDEC0200A                | 500    | internal_error       | mfc_bad_response  | failure | 1     | unknown
            200, no reqId                          | acme       | NOREQ0200A                | 500    | internal_error       | mfc_bad_response  | failure | 1     | unknown
            200, not JSON                          | acme       | HTMLS0200A                | 500    | internal_error       | mfc_bad_response  | failure | 1     | unknown
            200, 200 MB long                       | acme       | HUGE_ANSWER=true          | 500    | internal_error       | mfc_bad_response  | failure | 1     | unknown
            200, plain and unsigned                | acme       | PLAIN0200A                | 500    | internal_error       | mfc_bad_response  | failure | 1     | unknown
            302                                    | acme       | ERROR0302A                | 500    | internal_error       | mfc_bad_response  | failure | 1     | unknown
            404                                    | acme       | ERROR0404A                | 500    | internal_error       | mfc_bad_response  | failure | 1     | unknown
            """)
    void endsAsTheTableSays(
            String happened,
            String tenant,
            String does,
            int status,
            String category,
            String cause,
            String breaker,
            int asked,
            String send) {
        String id = stack.transactions().create(tenant);
        double callsBefore = calls(tenant, breaker);

        Answer answer = getOtp(tenant, turned(does), id);

        String entry = stack.transactions().field(id, "send:1");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(status == 200 ? null : answer.category()).isEqualTo(category);
        assertThat(status == 200 ? null : answer.cause()).isEqualTo(cause);
        assertThat(entry).startsWith(send + " ");
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo(send.equals("refunded") ? "0" : "1");
        assertThat(calls(tenant, breaker) - callsBefore).isEqualTo(1);
        assertThat(stack.simulator().journal().entries("newCasRequest"))
                .filteredOn(call -> isAbout(entry, call))
                .hasSize(asked);
    }

    /** The PAN that has it happen, or any, once the dial is turned. */
    private static String turned(String does) {
        if (does == null || !does.contains("=")) {
            return does == null ? Partner.PAN : does;
        }
        Dial dial = Dial.valueOf(does.substring(0, does.indexOf('=')));
        String value = does.substring(does.indexOf('=') + 1);
        stack.simulator().dials().set(dial, value.equals("true") ? true : (Object) Integer.valueOf(value));
        return Partner.PAN;
    }

    private static Answer getOtp(String tenant, String pan, String id) {
        JsonObject body = ErrorRow.body(id, pan, "phone");
        return Await.result(stack.partner().post("/" + tenant + "/getOTP", body));
    }

    private static double calls(String tenant, String kind) {
        return stack.metric("mfc_gateway_circuit_breaker_calls_total{kind=\"" + kind + "\",tenant=\"" + tenant + "\"}");
    }

    /** By the reference that stands in the entry of the send. */
    private static boolean isAbout(String entry, Entry call) {
        return entry.split(" ", -1)[1].equals(call.clientRefNo());
    }
}
