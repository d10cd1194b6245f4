package dev.mfcgateway.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The investors' phones and mailboxes: the newest {@value #CAPACITY} OTPs. Thread-safe. */
public final class Inbox {
    private static final int CAPACITY = 20_000;

    private final Deque<Message> messages = new ArrayDeque<>();

    /** One OTP that was sent; the channel is {@code phone} or {@code email}. */
    public record Message(String channel, String address, String clientRefNo, String otp, Instant at) {
        JsonObject toJson() {
            return new JsonObject()
                    .put("channel", channel)
                    .put("address", address)
                    .put("clientRefNo", clientRefNo)
                    .put("otp", otp)
                    .put("at", at.toString());
        }
    }

    synchronized void receive(Message message) {
        if (messages.size() == CAPACITY) {
            messages.removeLast();
        }
        messages.addFirst(message);
    }

    /** Newest first. */
    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    /** The newest message to that phone number or e-mail address. */
    public synchronized Optional<Message> newestTo(String address) {
        return messages.stream().filter(m -> m.address().equals(address)).findFirst();
    }

    /** The message about the request that a partner calls by that reference. */
    public synchronized Optional<Message> about(String clientRefNo) {
        return messages.stream()
                .filter(m -> m.clientRefNo().equals(clientRefNo))
                .findFirst();
    }

    public synchronized void clear() {
        messages.clear();
    }

    JsonObject toJson() {
        JsonArray json = new JsonArray();
        messages().forEach(message -> json.add(message.toJson()));
        return new JsonObject().put("count", json.size()).put("messages", json);
    }
}
