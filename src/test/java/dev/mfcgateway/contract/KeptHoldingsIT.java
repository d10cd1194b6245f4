package dev.mfcgateway.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.Dial;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stays in Redis of a whole consent where nothing is delivered, and how holdings get there. */
class KeptHoldingsIT {

    private static FullStack stack;
    private static Consents globex;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start(
                config -> config.change("tenants/globex.yaml", "minimumCalls: 10", "minimumCalls: 1000"));
        globex = new Consents(stack, "globex");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void reset() {
        stack.simulator().dials().reset();
        stack.simulator().journal().clear();
    }

    @Test
    void keepsHoldingsForTheirTimeWhereThereIsNoWebhook() {
        String id = globex.verified(Consents.PLAIN);
        globex.await(id, "COMPLETED");

        Consents.until("nothing to do", () -> globex.due(id) == 0);
        assertThat(send(Request.cmd(Command.PTTL).arg(holdings(id))).toLong())
                .isBetween(Duration.ofHours(23).toMillis(), Duration.ofHours(24).toMillis());
    }

    @Test
    void leavesNothingOfTheInvestorReadable() {
        String id = globex.created(Consents.PLAIN
                .copy()
                .put("notes", "for the file of Mrs Rao")
                .put("assetConfig", new JsonObject().put("pan", Partner.PAN)));
        JsonObject body = Partner.body(id).put("email", Partner.EMAIL);
        globex.post("/getOTP", body);
        String otp = globex.otp(id);
        String wrong = globex.wrongOtp(id);
        globex.verify(id, wrong);
        globex.post("/verifyOTP", body.copy().put("otp", otp));
        globex.await(id, "COMPLETED");

        Map<String, String> everything = everything();

        assertThat(everything).containsKeys(stack.transactions().key(id), holdings(id));
        everything.forEach((key, value) -> assertThat(key + " " + value)
                .doesNotContain(Partner.PAN, Partner.PHONE.substring(3), Partner.EMAIL, "Rao", "trxnAmount")
                .doesNotContainPattern("(?<![0-9A-Za-z])(" + otp + "|" + wrong + ")(?![0-9A-Za-z])"));
    }

    /** As a gateway finds it that takes over from one that died before it had the holdings. */
    @Test
    void fetchesTheHoldingsAgainWhereMfCentralFailedFirst() {
        String id = globex.verified(Consents.PLAIN);
        globex.await(id, "COMPLETED");
        Consents.until("nothing to do", () -> globex.due(id) == 0);
        send(Request.cmd(Command.DEL).arg(holdings(id)));
        send(Request.cmd(Command.HSET)
                .arg(stack.transactions().key(id))
                .arg("status")
                .arg("PROCESSING"));
        stack.simulator().dials().set(Dial.FORCED_STATUS, 500);
        stack.simulator().journal().clear();

        globex.hurry(id);
        Consents.until("a later time", () -> globex.due(id) > System.currentTimeMillis() + 20_000);
        assertThat(stack.simulator().journal().entries("getcasdocument")).hasSize(1);
        assertThat(globex.status(id).data().getString("status")).isEqualTo("PROCESSING");

        stack.simulator().dials().reset();
        globex.hurry(id);
        globex.await(id, "COMPLETED");
        assertThat(globex.events(id)).endsWith("HOLDINGS_FETCHED", "COMPLETED");
    }

    private static Map<String, String> everything() {
        Map<String, String> all = new LinkedHashMap<>();
        String cursor = "0";
        do {
            Response page =
                    send(Request.cmd(Command.SCAN).arg(cursor).arg("COUNT").arg(1000));
            cursor = page.get(0).toString();
            page.get(1).forEach(key -> all.put(key.toString(), value(key.toString())));
        } while (!cursor.equals("0"));
        return all;
    }

    /** Bytes as characters of their own, and as UTF-8. */
    private static String value(String key) {
        String type = send(Request.cmd(Command.TYPE).arg(key)).toString();
        return switch (type) {
            case "hash" -> send(Request.cmd(Command.HGETALL).arg(key)).toString();
            case "zset" ->
                send(Request.cmd(Command.ZRANGE).arg(key).arg(0).arg(-1)).toString();
            case "string" -> {
                Response value = send(Request.cmd(Command.GET).arg(key));
                yield value.toString(ISO_8859_1) + value.toString(UTF_8);
            }
            default -> throw new AssertionError("a key of type " + type);
        };
    }

    private static String holdings(String id) {
        return "mfg:holdings:{" + id + "}";
    }

    private static Response send(Request command) {
        return stack.transactions().send(command);
    }
}
