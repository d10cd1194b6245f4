package dev.mfcgateway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** A connection on which a test says exactly what it wants to, and reads one answer at a time. */
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    /** One answer; {@code headers} are by lower-case name. */
    public record Answer(int status, TreeMap<String, List<String>> headers, String body) {

        /** A header that is there once. */
        public String header(String name) {
            List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
            if (values.size() != 1) {
                throw new AssertionError(name + " is there " + values.size() + " times");
            }
            return values.get(0);
        }

        public boolean has(String name) {
            return headers.containsKey(name.toLowerCase(Locale.ROOT));
        }
    }

    private final Socket socket;

    public RawHttp(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RawHttp say(String text) {
        return say(text.getBytes(UTF_8));
    }

    public RawHttp say(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer answer() {
        return answer(true);
    }

    /** The answer to HEAD, whose length is of a body that does not come. */
    public Answer answerWithoutBody() {
        return answer(false);
    }

    private Answer answer(boolean hasBody) {
        try {
            String[] statusLine = line().split(" ", 3);
            TreeMap<String, List<String>> headers = new TreeMap<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
            int length = Integer.parseInt(
                    headers.getOrDefault("content-length", List.of("0")).get(0));
            byte[] body = hasBody ? socket.getInputStream().readNBytes(length) : new byte[0];
            return new Answer(Integer.parseInt(statusLine[1]), headers, new String(body, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the other side closes the connection; gives what it said before. */
    public String rest() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(rest);
        } catch (SocketTimeoutException stillOpen) {
            throw new AssertionError("is still open, after: " + rest.toString(ISO_8859_1));
        } catch (IOException reset) {
            // Closed all the same: it did not read all that was said.
        }
        return rest.toString(ISO_8859_1);
    }

    private String line() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("closed after: " + line.toString(ISO_8859_1));
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
