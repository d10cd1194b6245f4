package dev.mfcgateway.mfcentral.envelope;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What waits, in lines that take turns: of each line the oldest, one after the other, so that who brings much waits for
 * nobody's sake but its own. It refuses nothing, and has no lock. One thread at a time.
 *
 * @param <T> what waits
 */
final class FairQueue<T> {

    /** Those in which something waits; the first one is next. */
    private final Map<Object, Deque<T>> lines = new LinkedHashMap<>();

    private int size;

    void add(Object line, T item) {
        lines.computeIfAbsent(line, first -> new ArrayDeque<>()).add(item);
        size++;
    }

    /** Takes out the one whose turn it is; its line comes after all others then. */
    Optional<T> poll() {
        Iterator<Map.Entry<Object, Deque<T>>> turns = lines.entrySet().iterator();
        if (!turns.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<Object, Deque<T>> turn = turns.next();
        turns.remove();
        T item = turn.getValue().remove();
        size--;
        if (!turn.getValue().isEmpty()) {
            lines.put(turn.getKey(), turn.getValue());
        }
        return Optional.of(item);
    }

    /** Whether a line has its share of so many places. A line has one place at least, so that nobody is shut out. */
    boolean hasItsShare(Object line, int places) {
        Deque<T> own = lines.get(line);
        return own != null && own.size() >= Math.max(1, places / lines.size());
    }

    int size() {
        return size;
    }
}
