package dev.mfcgateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with a head that Netty lets pass, although a proxy before us could read it in another way: that is how
 * one request is smuggled in another one. Stackless.
 */
final class HeadFault extends Exception {

    private static final long serialVersionUID = 1L;

    private HeadFault(String clause) {
        super(clause, null, false, false);
    }

    /** A header's line that goes on in the next one. */
    static HeadFault fold() {
        return new HeadFault("a header is folded");
    }

    static Optional<HeadFault> of(HttpRequest head) {
        if (hasUnclearLength(head.headers())) {
            return Optional.of(new HeadFault("the body's length is not clear"));
        }
        if (hasUnclearHost(head)) {
            return Optional.of(new HeadFault("the host is not clear"));
        }
        return Optional.empty();
    }

    private static boolean hasUnclearLength(HttpHeaders headers) {
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean isChunked = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
        return !codings.isEmpty() && (!isChunked || headers.contains(HttpHeaderNames.CONTENT_LENGTH));
    }

    private static boolean hasUnclearHost(HttpRequest head) {
        List<String> hosts = head.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() != 1) {
            return !hosts.isEmpty() || head.protocolVersion().equals(HttpVersion.HTTP_1_1);
        }
        String target = head.uri().toLowerCase(Locale.ROOT);
        int scheme = target.indexOf("://");
        return !target.startsWith("/")
                && scheme > 0
                && !authority(target, scheme + 3).equalsIgnoreCase(hosts.get(0));
    }

    private static String authority(String target, int begin) {
        int end = begin;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        return target.substring(begin, end);
    }
}
