package dev.mfcgateway.http;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A file out of the jar, as it is sent: read on a worker when it is first asked for, and kept. One that is not there is
 * {@code route_not_found}. Any thread.
 */
final class DocsFile {

    /** @param gzipped the same, for whoever takes it: a third of the size */
    record Content(Buffer plain, Buffer gzipped) {}

    private final String resource;
    private final String mediaType;
    private volatile Content content;

    DocsFile(String resource, String mediaType) {
        this.resource = resource;
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** Completes on the caller's own event loop. Whoever asks while it is being read reads it too. */
    Future<Content> content(Vertx vertx) {
        Content known = content;
        return known == null
                ? vertx.executeBlocking(this::read, false).onSuccess(read -> content = read)
                : Future.succeededFuture(known);
    }

    private Content read() throws IOException {
        try (InputStream file = DocsFile.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw GatewayFailure.of(FailureCategory.ROUTE_NOT_FOUND);
            }
            byte[] plain = file.readAllBytes();
            return new Content(Buffer.buffer(plain), Buffer.buffer(gzipped(plain)));
        }
    }

    private static byte[] gzipped(byte[] plain) throws IOException {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(plain);
        }
        return gzipped.toByteArray();
    }
}
