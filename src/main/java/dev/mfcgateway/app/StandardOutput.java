package dev.mfcgateway.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.BufferedOutputStream;
import java.io.IOException;

/**
 * Standard output behind a buffer, for an appender that empties it after each batch of lines: many lines are then one
 * write. Named by the files of the log. One thread at a time.
 */
public final class StandardOutput extends OutputStreamAppender<ILoggingEvent> {

    private static final int BUFFER_BYTES = 65_536;

    @Override
    public void start() {
        setImmediateFlush(false);
        setOutputStream(new Buffer());
        super.start();
    }

    /** What it leads to outlives the appender: the next one takes its place with every change of the log's format. */
    private static final class Buffer extends BufferedOutputStream {

        private Buffer() {
            super(System.out, BUFFER_BYTES);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
