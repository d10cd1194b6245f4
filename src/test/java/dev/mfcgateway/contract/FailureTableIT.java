package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.metrics.BreakerCall;
import dev.mfcgateway.metrics.SendOutcome;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What can go wrong with one send, row by row: the answer, what it is to the breaker, how often MFCentral was asked, and
 * what becomes of the send, in the ledger and in the counters.
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
        config.tenantLike("acme", "unable")
                .change("tenants/unable.yaml", "${env:ACME_MFC_PRIVATE_KEY}", SpoiltKey.inDer());
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
     * breaker counts, or - where it was not asked; {@code asked} how often the call itself was made.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            what happened                          | tenant     | does                      | status | category             | cause             | breaker | asked | send
            a key that signs nothing               | unable     |                           | 500    | internal_error       | unexpected        | neutral | 0     | refunded
            too many calls in flight               | full       |                           | 500    | internal_error       | overloaded        | -       | 0     | refunded
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
        Map<String, Double> before = counters(tenant, category, cause);

        Answer answer = getOtp(tenant, turned(does), id);

        String entry = stack.transactions().field(id, "send:1");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(status == 200 ? null : answer.category()).isEqualTo(category);
        assertThat(status == 200 ? null : answer.cause()).isEqualTo(cause);
        assertThat(entry).startsWith(send + " ");
        assertThat(stack.transactions().field(id, "otpSends")).isEqualTo(send.equals("refunded") ? "0" : "1");
        assertThat(differences(before, counters(tenant, category, cause)))
                .isEqualTo(expected(tenant, category, cause, breaker, send));
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

    /** Whatever counts how a send ended. */
    private static Map<String, Double> counters(String tenant, String category, String cause) {
        Map<String, Double> counters = new HashMap<>();
        for (BreakerCall kind : BreakerCall.values()) {
            counters.put(breakerCalls(tenant, kind.label()), 0.0);
        }
        for (SendOutcome outcome : SendOutcome.values()) {
            counters.put(sends(tenant, outcome.label()), 0.0);
        }
        if (category != null) {
            counters.put(errors(tenant, category), 0.0);
        }
        if (cause != null) {
            counters.put(causes(cause), 0.0);
        }
        counters.replaceAll((series, unread) -> stack.metric(series));
        return counters;
    }

    /** Those that have moved, and by how much. */
    private static Map<String, Double> differences(Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> moved = new HashMap<>(after);
        moved.replaceAll((series, count) -> count - before.get(series));
        moved.values().removeIf(difference -> difference == 0);
        return moved;
    }

    private static Map<String, Double> expected(
            String tenant, String category, String cause, String breaker, String send) {
        Map<String, Double> moved = new HashMap<>();
        moved.put(sends(tenant, send.equals("declined") ? "failed" : send), 1.0);
        if (!breaker.equals("-")) {
            moved.put(breakerCalls(tenant, breaker), 1.0);
        }
        if (category != null) {
            moved.put(errors(tenant, category), 1.0);
        }
        if (cause != null) {
            moved.put(causes(cause), 1.0);
        }
        return moved;
    }

    private static String breakerCalls(String tenant, String kind) {
        return "mfc_gateway_circuit_breaker_calls_total{kind=\"%s\",tenant=\"%s\"}".formatted(kind, tenant);
    }

    private static String sends(String tenant, String outcome) {
        return "mfc_gateway_otp_sends_total{channel=\"phone\",outcome=\"%s\",tenant=\"%s\"}".formatted(outcome, tenant);
    }

    private static String errors(String tenant, String category) {
        return "mfc_gateway_errors_total{category=\"%s\",operation=\"get_otp\",tenant=\"%s\"}"
                .formatted(category, tenant);
    }

    private static String causes(String cause) {
        return "mfc_gateway_internal_causes_total{cause=\"%s\"}".formatted(cause);
    }

    /** By the reference that stands in the entry of the send. */
    private static boolean isAbout(String entry, Entry call) {
        return entry.split(" ", -1)[1].equals(call.clientRefNo());
    }
}
