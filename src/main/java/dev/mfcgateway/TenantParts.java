package dev.mfcgateway;

import dev.mfcgateway.transaction.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What tenants are made of, from one set of tenants to the next. A part stays the same for as long as what it is made of
 * is equal, and so remembers what it knows. One that the set in force does without waits to be closed; a set that asks
 * for it before then has it again. Keeps no time. One thread at a time.
 */
final class TenantParts implements AutoCloseable {

    private record Key(TenantId tenant, Class<?> kind, Object madeOf) {}

    private record Part(Object itself, Runnable close) {}

    private final Map<Key, Part> parts = new HashMap<>();
    private final Map<Key, Long> lastUsed = new HashMap<>();
    private long generation;

    /** For a set of tenants in the making, to be put in force or given up before the next one is begun. */
    Assembly assembly() {
        return new Assembly();
    }

    /** Closes what no set uses that was put in force as number {@code oldest}, or since. */
    void closeUnusedSince(long oldest) {
        List<Key> unused = lastUsed.entrySet().stream()
                .filter(use -> use.getValue() < oldest)
                .map(Map.Entry::getKey)
                .toList();
        unused.forEach(this::close);
    }

    private void close(Key key) {
        lastUsed.remove(key);
        parts.remove(key).close().run();
    }

    @Override
    public void close() {
        List.copyOf(parts.keySet()).forEach(this::close);
    }

    /** The parts of one set of tenants: what is there already, and what has to be made. */
    final class Assembly {

        private final Set<Key> used = new HashSet<>();
        private final List<Key> made = new ArrayList<>();
        private final List<Runnable> onceInForce = new ArrayList<>();

        private Assembly() {}

        /** A tenant's part of that kind, made of {@code madeOf} or of what is equal to it. */
        <O, P> P part(TenantId tenant, Class<P> kind, O madeOf, Function<O, P> make) {
            return part(tenant, kind, madeOf, make, nothingToClose -> {});
        }

        <O, P> P part(TenantId tenant, Class<P> kind, O madeOf, Function<O, P> make, Consumer<P> close) {
            Key key = new Key(tenant, kind, madeOf);
            if (!parts.containsKey(key)) {
                P fresh = make.apply(madeOf);
                parts.put(key, new Part(fresh, () -> close.accept(fresh)));
                made.add(key);
            }
            used.add(key);
            return kind.cast(parts.get(key).itself());
        }

        /** What is to happen only if this set comes into force. */
        void onceInForce(Runnable effect) {
            onceInForce.add(effect);
        }

        /** Gives the number under which the set is in force. */
        long putInForce() {
            generation++;
            used.forEach(key -> lastUsed.put(key, generation));
            onceInForce.forEach(Runnable::run);
            return generation;
        }

        /** Closes what was made for this set alone. */
        void giveUp() {
            made.forEach(TenantParts.this::close);
        }
    }
}
