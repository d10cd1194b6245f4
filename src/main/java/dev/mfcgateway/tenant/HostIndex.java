package dev.mfcgateway.tenant;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose a host is. A pattern is a host name, or {@code *.} and a name, which stands for every host below that name and
 * not for the name itself. No host can be two owners': a pattern that overlaps another owner's is not taken. Finding one
 * costs a look-up for each label of the host, however many patterns there are. Build it on one thread; then any thread
 * may ask.
 *
 * @param <T> who owns; compared by {@code equals}
 */
public final class HostIndex<T> {

    private static final String ANY_BELOW = "*.";

    private final Map<String, T> hosts = new HashMap<>();
    private final Map<String, T> wildcards = new HashMap<>();

    /** Who has patterns somewhere below a name. */
    private final Map<String, Set<T>> below = new HashMap<>();

    /** Takes {@code pattern} for {@code owner}, or gives the other owner that is in its way. */
    public Optional<T> claim(String pattern, T owner) {
        String lower = pattern.toLowerCase(Locale.ROOT);
        boolean isWildcard = lower.startsWith(ANY_BELOW);
        String name = isWildcard ? lower.substring(ANY_BELOW.length()) : lower;
        Optional<T> other = isWildcard ? inTheWayOfAllBelow(name, owner) : inTheWayOf(name, owner);
        if (other.isEmpty()) {
            (isWildcard ? wildcards : hosts).put(name, owner);
            noteAbove(name, owner);
        }
        return other;
    }

    private Optional<T> inTheWayOf(String host, T owner) {
        return find(host).filter(other -> !other.equals(owner));
    }

    private Optional<T> inTheWayOfAllBelow(String name, T owner) {
        return inTheWayOf("any." + name, owner).or(() -> below.getOrDefault(name, Set.of()).stream()
                .filter(other -> !other.equals(owner))
                .findFirst());
    }

    private void noteAbove(String name, T owner) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            below.computeIfAbsent(name.substring(dot + 1), any -> new LinkedHashSet<>())
                    .add(owner);
        }
    }

    /**
     * Whose {@code host} is.
     *
     * @param host lower case, without a port
     */
    public Optional<T> find(String host) {
        T owner = hosts.get(host);
        for (int dot = host.indexOf('.'); owner == null && dot >= 0; dot = host.indexOf('.', dot + 1)) {
            owner = wildcards.get(host.substring(dot + 1));
        }
        return Optional.ofNullable(owner);
    }
}
