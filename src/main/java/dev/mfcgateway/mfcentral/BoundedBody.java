package dev.mfcgateway.mfcentral;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;

/**
 * Reads an answer's body, and gives up on one that is longer than it may be: at the head, where that announces it, or in
 * the middle. Whoever asked has to reset the request then. Runs on the response's event loop.
 */
final class BoundedBody {

    private BoundedBody() {}

    static Future<Buffer> of(HttpClientResponse response, int longest) {
        Promise<Buffer> body = Promise.promise();
        Buffer read = Buffer.buffer();
        if (announcesMoreThan(longest, response)) {
            body.fail(new TooLong());
        }
        response.exceptionHandler(body::tryFail);
        response.endHandler(end -> body.tryComplete(read));
        response.handler(chunk -> {
            if (read.length() + chunk.length() > longest) {
                body.tryFail(new TooLong());
            } else {
                read.appendBuffer(chunk);
            }
        });
        return body.future();
    }

    private static boolean announcesMoreThan(int longest, HttpClientResponse response) {
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && Long.parseLong(length) > longest;
    }

    private static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLong() {
            super("longer than any answer of MFCentral's", null, false, false);
        }
    }
}
