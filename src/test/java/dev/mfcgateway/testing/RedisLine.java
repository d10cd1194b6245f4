package dev.mfcgateway.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** A connection to a Redis of this machine, without any client's help. */
public final class RedisLine implements AutoCloseable {

    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(10).toMillis();

    private final Socket socket;
    private final BufferedReader in;

    RedisLine(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    }

    /** Says a command without spaces in its words, and does not wait for an answer. */
    public void tell(String... words) throws IOException {
        socket.getOutputStream().write((String.join(" ", words) + "\r\n").getBytes(US_ASCII));
    }

    /** The same, and gives the answer: a text, a number as text, or of a list its length alone. An error fails. */
    public String ask(String... words) throws IOException {
        tell(words);
        return answer();
    }

    private String answer() throws IOException {
        String head = in.readLine();
        if (head == null || head.startsWith("-")) {
            throw new IOException("Redis says " + head);
        }
        return head.startsWith("$") ? text(Integer.parseInt(head.substring(1))) : head.substring(1);
    }

    private String text(int length) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("Redis broke off");
            }
            text.append((char) next);
        }
        in.readLine(); // what ends it
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
