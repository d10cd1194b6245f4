package dev.mfcgateway.simulator;

import dev.mfcgateway.simulator.crypto.Unreadable;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** What the redirect URL says, once decrypted. Whether it fits a request is for {@link CasDesk} to tell. */
record RedirectTicket(
        String clientId,
        String reqId,
        String otpRef,
        String pan,
        String email,
        String mobile,
        String clientRefNo,
        String redirectUrl) {

    private static final Set<String> KEYS =
            Set.of("reqId", "otpRef", "token", "pan", "email", "mobile", "clientRefNo", "redirectUrl");

    /** Every key must be there as a text, {@code token} must be blank, and the page to return to must be http(s). */
    static RedirectTicket read(String clientId, JsonObject json) {
        boolean wellFormed = json.fieldNames().equals(KEYS)
                && KEYS.stream().allMatch(key -> json.getValue(key) instanceof String)
                && json.getString("token").isBlank()
                && isWebPage(json.getString("redirectUrl"));
        if (!wellFormed) {
            throw new Unreadable("not what a redirect URL holds");
        }
        return new RedirectTicket(
                clientId,
                json.getString("reqId"),
                json.getString("otpRef"),
                json.getString("pan"),
                json.getString("email"),
                json.getString("mobile"),
                json.getString("clientRefNo"),
                json.getString("redirectUrl"));
    }

    static boolean isWebPage(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The redirect URL with the outcome appended to whatever query it has. */
    String returnUrl(boolean detailed) {
        String outcome = "status=success&reqId=" + reqId + "&type=" + (detailed ? "detailed" : "summary");
        int hash = redirectUrl.indexOf('#');
        String page = hash < 0 ? redirectUrl : redirectUrl.substring(0, hash);
        String fragment = hash < 0 ? "" : redirectUrl.substring(hash);
        return page + (page.contains("?") ? "&" : "?") + outcome + fragment;
    }
}
