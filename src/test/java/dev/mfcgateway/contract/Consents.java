package dev.mfcgateway.contract;

import dev.mfcgateway.simulator.Journal;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import dev.mfcgateway.testing.PartnerCredentials;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What one tenant's server does for its investors, from the new transaction to the holdings, with its credentials. */
record Consents(FullStack stack, String tenant) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static final JsonObject PLAIN = new JsonObject().put("intent", "MF_HOLDINGS_IMPORT");

    HttpRequest<Buffer> request(HttpMethod method, String path) {
        HttpRequest<Buffer> request = stack.partner()
                .request(method, path)
                .putHeader("Content-Type", "application/json")
                .putHeader("x-gateway-name", tenant);
        PartnerCredentials.of(tenant, FullStack.environment()).forEach(request::putHeader);
        return request;
    }

    Answer post(String path, JsonObject body) {
        return Await.result(posted(path, body));
    }

    Future<Answer> posted(String path, JsonObject body) {
        return stack.partner().answer(request(HttpMethod.POST, path), body.toBuffer());
    }

    Answer create(JsonObject body) {
        return post("/gateway/" + tenant + "/transaction", body);
    }

    String created(JsonObject body) {
        return create(body).data().getString("transactionId");
    }

    /** A new transaction whose OTP is on its way. */
    String sent() {
        return sent(PLAIN);
    }

    String sent(JsonObject body) {
        String id = created(body);
        getOtp(id);
        return id;
    }

    JsonObject getOtp(String id) {
        return post("/getOTP", Partner.body(id)).data();
    }

    /** The OTP that the investor got last. */
    String otp(String id) {
        return stack.simulator()
                .inbox()
                .about(stack.transactions().field(id, "clientRefNo"))
                .orElseThrow(() -> new AssertionError("no OTP was sent"))
                .otp();
    }

    /** Six digits that are not the OTP. */
    String wrongOtp(String id) {
        return otp(id).equals("999999") ? "999998" : "999999";
    }

    static JsonObject verification(String id, String otp) {
        return Partner.body(id).put("otp", otp);
    }

    Answer verify(String id, String otp) {
        return post("/verifyOTP", verification(id, otp));
    }

    /** A transaction whose OTP MFCentral has accepted. */
    String verified(JsonObject body) {
        String id = sent(body);
        Answer answer = verify(id, otp(id));
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return id;
    }

    Answer status(String id) {
        return Await.result(stack.partner()
                .answer(request(HttpMethod.GET, "/gateway/" + tenant + "/transaction/" + id), Buffer.buffer()));
    }

    List<String> events(String id) {
        return status(id).data().getJsonArray("events").stream()
                .map(event -> ((JsonObject) event).getString("event"))
                .toList();
    }

    /** Waits until the transaction has that status, and returns what else is known of it. */
    JsonObject await(String id, String status) {
        until("status " + status, () -> status(id).data().getString("status").equals(status));
        return status(id).data();
    }

    static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never came: " + what);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** What MFCentral was asked about the transaction's newest OTP, and still remembers. */
    List<String> calls(String id) {
        String reference = stack.transactions().field(id, "clientRefNo");
        return stack.simulator().journal().entries().stream()
                .filter(entry -> entry.clientRefNo().equals(reference))
                .map(Journal.Entry::call)
                .toList();
    }

    /** Makes what is to be done for the transaction due now, as if its time had passed. */
    void hurry(String id) {
        stack.transactions()
                .send(Request.cmd(Command.ZADD).arg("mfg:work").arg(0).arg(id));
    }

    /** When the transaction's work is due, in epoch milliseconds; 0 if there is none. */
    long due(String id) {
        var score = stack.transactions()
                .send(Request.cmd(Command.ZSCORE).arg("mfg:work").arg(id));
        return score == null ? 0 : score.toLong();
    }
}
