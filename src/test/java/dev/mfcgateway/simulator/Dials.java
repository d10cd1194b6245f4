package dev.mfcgateway.simulator;

import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How the simulator misbehaves, settable while it runs: here, or with {@code PATCH /dials}. A change holds for calls
 * that arrive later. Thread-safe.
 */
public final class Dials {
    private final AtomicInteger tokenGeneration = new AtomicInteger();
    private volatile Map<Dial, Object> turned = Map.of();

    /** Throws an {@link IllegalArgumentException} for a value that the dial does not take. */
    public Dials set(Dial dial, Object value) {
        turn(Map.of(dial, dial.checked(value)));
        return this;
    }

    /** All or nothing: throws an {@link IllegalArgumentException} that names the unknown key or the bad value. */
    public void patch(JsonObject changes) {
        Map<Dial, Object> checked = new EnumMap<>(Dial.class);
        for (Map.Entry<String, Object> change : changes) {
            Dial dial = Dial.named(change.getKey())
                    .orElseThrow(() -> new IllegalArgumentException("there is no dial " + change.getKey()));
            checked.put(dial, dial.checked(change.getValue()));
        }
        turn(checked);
    }

    /** Back to the defaults. Tokens that were killed stay dead. */
    public synchronized void reset() {
        turned = Map.of();
    }

    /** Every token issued so far is dead from now on, refresh tokens too. */
    public void killTokens() {
        tokenGeneration.incrementAndGet();
    }

    public Object get(Dial dial) {
        return turned.getOrDefault(dial, dial.byDefault());
    }

    public JsonObject toJson() {
        JsonObject json = new JsonObject();
        for (Dial dial : Dial.values()) {
            json.put(dial.wireName(), get(dial));
        }
        return json;
    }

    boolean isOn(Dial dial) {
        return (Boolean) get(dial);
    }

    int number(Dial dial) {
        return (Integer) get(dial);
    }

    double ratio(Dial dial) {
        return (Double) get(dial);
    }

    /** A token lives only as long as the generation it was issued in. */
    int tokenGeneration() {
        return tokenGeneration.get();
    }

    private synchronized void turn(Map<Dial, Object> changes) {
        Map<Dial, Object> next = new EnumMap<>(Dial.class);
        next.putAll(turned);
        next.putAll(changes);
        if (Boolean.TRUE.equals(next.remove(Dial.TOKEN_DEATH))) {
            killTokens();
        }
        turned = next;
    }
}
