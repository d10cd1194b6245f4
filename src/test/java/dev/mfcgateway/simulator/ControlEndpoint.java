package dev.mfcgateway.simulator;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** What MFCentral does not have: dials, inbox, journal, and the index page that tells of them. */
final class ControlEndpoint {
    private final Dials dials;
    private final Inbox inbox;
    private final Journal journal;

    ControlEndpoint(Dials dials, Inbox inbox, Journal journal) {
        this.dials = dials;
        this.inbox = inbox;
        this.journal = journal;
    }

    void index(RoutingContext ctx) {
        StringBuilder pans = new StringBuilder();
        for (ScriptedPan pan : ScriptedPan.values()) {
            pans.append(Page.row(pan.pan(), pan.fate()));
        }
        StringBuilder turns = new StringBuilder();
        for (Dial dial : Dial.values()) {
            turns.append(Page.row(dial.wireName(), dials.get(dial).toString(), dial.effect()));
        }
        String html =
                """
                <p>See the <a href="/inbox">inbox</a> for OTPs (also <a href="/inbox.json">as JSON</a>), the
                <a href="/journal.json">journal</a> for the calls that arrived.</p>
                <h2>Scripted PANs</h2>
                <p>Any other PAN succeeds, <code>ABCDE1234F</code> for one. Every OTP may also be entered as
                <code>00</code> and the four digits of the PAN.</p>
                <table><tr><th>PAN</th><th>What happens</th></tr>
                %s</table>
                <h2>Dials</h2>
                <p>Read them with <code>GET <a href="/dials">/dials</a></code>, turn them with <code>PATCH</code> and
                JSON, reset them with <code>DELETE</code>.</p>
                <table><tr><th>Dial</th><th>Now</th><th>What it does</th></tr>
                %s</table>
                """;
        Page.send(ctx, 200, "MFCentral simulator", html.formatted(pans, turns));
    }

    void inboxPage(RoutingContext ctx) {
        StringBuilder rows = new StringBuilder();
        for (Inbox.Message message : inbox.messages()) {
            rows.append(Page.row(
                    message.at().toString(),
                    message.channel(),
                    message.address(),
                    message.otp(),
                    message.clientRefNo()));
        }
        String html =
                """
                <p>Every OTP that was sent, the newest first. Reload to see more.</p>
                <table><tr><th>Time</th><th>Channel</th><th>To</th><th>OTP</th><th>clientRefNo</th></tr>
                %s</table>
                """;
        Page.send(ctx, 200, "Inbox", html.formatted(rows));
    }

    void inboxJson(RoutingContext ctx) {
        json(ctx, 200, inbox.toJson());
    }

    void journalJson(RoutingContext ctx) {
        json(ctx, 200, journal.toJson());
    }

    /** Clears the journal and the inbox. */
    void clear(RoutingContext ctx) {
        journal.clear();
        inbox.clear();
        ctx.response().setStatusCode(204).end();
    }

    void readDials(RoutingContext ctx) {
        json(ctx, 200, dials.toJson());
    }

    void turnDials(RoutingContext ctx) {
        try {
            dials.patch(new JsonObject(String.valueOf(ctx.body().asString())));
            readDials(ctx);
        } catch (DecodeException e) {
            json(ctx, 400, new JsonObject().put("message", "the body must be a JSON object"));
        } catch (IllegalArgumentException e) {
            json(ctx, 400, new JsonObject().put("message", e.getMessage()));
        }
    }

    void resetDials(RoutingContext ctx) {
        dials.reset();
        readDials(ctx);
    }

    private static void json(RoutingContext ctx, int status, JsonObject body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.encode());
    }
}
