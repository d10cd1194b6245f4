package dev.mfcgateway.simulator;

import dev.mfcgateway.simulator.crypto.Unreadable;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * MFCentral's own pages, as the investor sees them: what is asked for, the OTP, then back to the partner or to the QR
 * image. Data that does not open, or fits no request, is told nothing more.
 */
final class ConsentEndpoint {
    private final Clients clients;
    private final CasRequests requests;

    ConsentEndpoint(Clients clients, CasRequests requests) {
        this.clients = clients;
        this.requests = requests;
    }

    private record Visit(String data, RedirectTicket ticket, CasRequest request) {}

    /** {@code GET /api/auth/start?data=…} */
    void start(RoutingContext ctx) {
        visit(ctx, ctx.queryParams().get("data"))
                .ifPresent(visit -> Page.send(ctx, 200, "Investor consent", form(visit, "")));
    }

    /** {@code POST /api/auth/consent}: form fields {@code data}, {@code otp}, and {@code next}: return or qr. */
    void consent(RoutingContext ctx) {
        visit(ctx, ctx.request().getFormAttribute("data")).ifPresent(visit -> {
            try {
                requests.consent(visit.request(), String.valueOf(ctx.request().getFormAttribute("otp")));
                leave(ctx, visit);
            } catch (Refusal e) {
                Page.send(ctx, e.status(), "Investor consent", form(visit, e.getMessage()));
            }
        });
    }

    /** {@code GET /qr/{reqId}.png}: 404 until the investor has consented. */
    void qr(RoutingContext ctx) {
        requests.find(Long.parseLong(ctx.pathParam("reqId")))
                .filter(CasRequest::hasConsent)
                .ifPresentOrElse(
                        request -> ctx.response()
                                .putHeader("Content-Type", "image/png")
                                .putHeader("Cache-Control", "no-store")
                                .end(Buffer.buffer(QrImage.png(request.reqId()))),
                        () -> ctx.response().setStatusCode(404).end());
    }

    private Optional<Visit> visit(RoutingContext ctx, String data) {
        try {
            RedirectTicket ticket = clients.openRedirect(String.valueOf(data));
            return Optional.of(new Visit(data, ticket, requestOf(ticket)));
        } catch (Unreadable e) {
            Page.send(ctx, 422, "Unprocessable Entity", "<p>The request cannot be processed.</p>");
            return Optional.empty();
        }
    }

    private CasRequest requestOf(RedirectTicket ticket) {
        return Optional.of(ticket.reqId())
                .filter(reqId -> reqId.matches("[0-9]{1,18}"))
                .flatMap(reqId -> requests.find(Long.parseLong(reqId)))
                .filter(request -> request.clientId().equals(ticket.clientId()))
                .filter(request -> request.clientRefNo().equals(ticket.clientRefNo()))
                .filter(request -> request.otpRef().equals(ticket.otpRef()))
                .filter(request -> request.subject().pan().equals(ticket.pan()))
                .filter(request -> request.subject().mobile().equals(ticket.mobile()))
                .filter(request -> request.subject().email().equals(ticket.email()))
                .orElseThrow(() -> new Unreadable("fits no request"));
    }

    private static void leave(RoutingContext ctx, Visit visit) {
        String returnUrl = visit.ticket().returnUrl(visit.request().detailed());
        if (!"qr".equals(ctx.request().getFormAttribute("next"))) {
            ctx.response().setStatusCode(303).putHeader("Location", returnUrl).end();
            return;
        }
        String done =
                """
                <p>Consent is given. Hand this image to the partner; it is good for one use.</p>
                <p><a href="/qr/%s.png" download>Download the QR image</a></p>
                <p><a href="%s">Return to the partner</a></p>
                """;
        Page.send(ctx, 200, "Consent given", done.formatted(visit.request().reqId(), Page.escape(returnUrl)));
    }

    private static String form(Visit visit, String problem) {
        RedirectTicket ticket = visit.ticket();
        String rows = Page.row("reqId", ticket.reqId())
                + Page.row("otpRef", ticket.otpRef())
                + Page.row("PAN", ticket.pan())
                + Page.row("Contact", ticket.mobile() + ticket.email())
                + Page.row("clientRefNo", ticket.clientRefNo())
                + Page.row("redirectUrl", ticket.redirectUrl());
        String form =
                """
                <p>A partner asks MFCentral for your account statement.</p>
                <table>%s</table>
                <form method="post" action="/api/auth/consent">
                <input type="hidden" name="data" value="%s">
                <p class="problem" role="alert">%s</p>
                <p><label>OTP <input name="otp" inputmode="numeric" autocomplete="one-time-code" required></label></p>
                <p><button name="next" value="return">Consent and return</button>
                <button name="next" value="qr">Consent and get the QR image</button></p>
                </form>
                """;
        return form.formatted(rows, Page.escape(visit.data()), Page.escape(problem));
    }
}
