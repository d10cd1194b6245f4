package dev.mfcgateway.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** One command over a connection of its own, without any client's help. */
final class RedisQuestion {

    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(10).toMillis();

    private RedisQuestion() {}

    /** Gives a text, a number as text, or of a list its length alone. */
    static String ask(int port, String... words) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((String.join(" ", words) + "\r\n").getBytes(US_ASCII));
            return answer(new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)));
        }
    }

    private static String answer(BufferedReader in) throws IOException {
        String head = in.readLine();
        if (head == null || head.startsWith("-")) {
            throw new IOException("Redis says " + head);
        }
        return head.startsWith("$") ? text(in, Integer.parseInt(head.substring(1))) : head.substring(1);
    }

    private static String text(BufferedReader in, int length) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("Redis broke off");
            }
            text.append((char) next);
        }
        return text.toString();
    }
}
