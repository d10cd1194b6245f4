package dev.mfcgateway.redis;

import java.net.URI;

/** Redis URIs, made of others. They may hold a password. */
final class Endpoint {

    private Endpoint() {}

    static boolean isTls(String uri) {
        return uri.startsWith("rediss:");
    }

    /** The same scheme, user, password and database at another address. */
    static String at(String uri, String host, int port) {
        URI known = URI.create(uri);
        String address = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        return head(known) + address + orEmpty(known.getRawPath(), "") + orEmpty(known.getRawQuery(), "?");
    }

    /** For a server that has none. */
    static String withoutDatabase(String uri) {
        URI known = URI.create(uri);
        String port = known.getPort() < 0 ? "" : ":" + known.getPort();
        return head(known) + known.getHost() + port;
    }

    private static String head(URI uri) {
        String user = uri.getRawUserInfo();
        return uri.getScheme() + "://" + (user == null ? "" : user + "@");
    }

    private static String orEmpty(String part, String sign) {
        return part == null ? "" : sign + part;
    }
}
