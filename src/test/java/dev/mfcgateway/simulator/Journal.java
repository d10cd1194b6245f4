package dev.mfcgateway.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * What arrived, and what was answered: the newest {@value #CAPACITY} calls, oldest first. Holds no PAN and no address.
 * A call is written down when it arrives, its status before the answer leaves. Thread-safe.
 */
public final class Journal {
    private static final int CAPACITY = 100_000;

    private final AtomicLong nextNumber = new AtomicLong();
    private final ConcurrentSkipListMap<Long, Entry> entries = new ConcurrentSkipListMap<>();

    /**
     * One call.
     *
     * @param call {@code token}, or the last part of a client call's path
     * @param clientId as the caller named itself, or an empty text
     * @param clientRefNo empty until the request is opened, and for a token call
     * @param status 0 until, and unless, the call is answered
     */
    public record Entry(String call, String clientId, String clientRefNo, Instant at, int status) {
        JsonObject toJson() {
            return new JsonObject()
                    .put("call", call)
                    .put("clientId", clientId)
                    .put("clientRefNo", clientRefNo)
                    .put("at", at.toString())
                    .put("status", status);
        }
    }

    /** Returns the number by which the call is called from then on. */
    long arrived(String call, String clientId) {
        long number = nextNumber.incrementAndGet();
        entries.put(number, new Entry(call, clientId == null ? "" : clientId, "", Instant.now(), 0));
        entries.remove(number - CAPACITY);
        return number;
    }

    void opened(long number, String clientRefNo) {
        change(number, e -> new Entry(e.call, e.clientId, clientRefNo, e.at, e.status));
    }

    void answered(long number, int status) {
        change(number, e -> new Entry(e.call, e.clientId, e.clientRefNo, e.at, status));
    }

    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** The calls of that name, for example {@code newCasRequest} or {@code token}. */
    public List<Entry> entries(String call) {
        return entries.values().stream().filter(e -> e.call.equals(call)).toList();
    }

    public long count(String call) {
        return entries(call).size();
    }

    public void clear() {
        entries.clear();
    }

    JsonObject toJson() {
        JsonArray json = new JsonArray();
        entries.values().forEach(entry -> json.add(entry.toJson()));
        return new JsonObject().put("count", json.size()).put("calls", json);
    }

    private void change(long number, UnaryOperator<Entry> change) {
        entries.computeIfPresent(number, (key, entry) -> change.apply(entry));
    }
}
