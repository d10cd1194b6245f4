package dev.mfcgateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rule for addresses that the gateway calls or sends browsers to: https, or plain http on this machine alone. */
final class WebAddress {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|(0{1,4}:){7}0{0,3}1)]", Pattern.CASE_INSENSITIVE);

    private WebAddress() {}

    /** An address that paths are put behind: a trailing slash is dropped, a query refused. */
    static URI base(String text) {
        URI address = page(text);
        if (address.getRawQuery() != null) {
            throw new IllegalArgumentException("holds a query");
        }
        return URI.create(address.toString().replaceFirst("/+$", ""));
    }

    /** An origin, letter by letter as browsers send it: in lower case, without a path and without its scheme's own port. */
    static void checkOrigin(String text) {
        URI address = page(text);
        boolean hasPort = address.getPort() != -1 && address.getPort() != (isHttps(address) ? 443 : 80);
        String asSent = address.getScheme() + "://" + address.getHost().toLowerCase(Locale.ROOT)
                + (hasPort ? ":" + address.getPort() : "");
        if (!asSent.equals(text)) {
            throw new IllegalArgumentException("is not an origin as browsers send it");
        }
    }

    /** An address that may have a query of its own. */
    static URI page(String text) {
        URI address = parse(text);
        if (!isHttps(address) && !isLoopbackHttp(address)) {
            throw new IllegalArgumentException("is not https");
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("holds a user name or password");
        }
        if (address.getRawFragment() != null) {
            throw new IllegalArgumentException("holds a fragment");
        }
        return address;
    }

    private static URI parse(String text) {
        try {
            URI address = new URI(withLowerCaseScheme(text));
            if (address.getHost() != null && address.getPort() <= 65535 && address.getPort() != 0) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Not to be told to anyone: it repeats the text.
        }
        throw new IllegalArgumentException("is not an address with a host");
    }

    /** So that nobody who asks for {@code https} later takes {@code HTTPS} for something else. */
    private static String withLowerCaseScheme(String text) {
        int colon = Math.max(0, text.indexOf(':'));
        return text.substring(0, colon).toLowerCase(Locale.ROOT) + text.substring(colon);
    }

    private static boolean isHttps(URI address) {
        return "https".equals(address.getScheme());
    }

    private static boolean isLoopbackHttp(URI address) {
        return "http".equals(address.getScheme())
                && LOOPBACK.matcher(address.getHost()).matches();
    }
}
