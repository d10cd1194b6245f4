package dev.mfcgateway.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two documents of one schema, compared key by key; both have been found good. An explicit default is the same as an
 * absent key. Immutable; any thread.
 *
 * @param changes by key, in alphabetical order
 * @param unchangedSecrets how many secrets stay as they are
 */
record KeyChanges(List<KeyChange> changes, long unchangedSecrets) {

    /** No secrets to the schema; but one may hold a password, and the other is a page of base64. */
    private static final Set<String> NOT_SHOWN = Set.of("redis.endpoints", "mfcentral.publicKey");

    static final KeyChanges NONE = new KeyChanges(List.of(), 0);

    static KeyChanges between(ConfigDocument before, ConfigDocument after, ConfigSchema schema) {
        Leaves old = new Leaves(before, schema);
        Leaves planned = new Leaves(after, schema);
        Set<String> keys = new TreeSet<>(old.keys());
        keys.addAll(planned.keys());
        List<KeyChange> all = keys.stream()
                .map(key -> new KeyChange(key, old.at(key), planned.at(key), isSecret(key, schema, old, planned)))
                .toList();
        return new KeyChanges(
                all.stream().filter(KeyChange::isChange).toList(),
                all.stream().filter(one -> one.isSecret() && !one.isChange()).count());
    }

    /** What came through a reference on either side is taken for one. */
    private static boolean isSecret(String key, ConfigSchema schema, Leaves old, Leaves planned) {
        return schema.isSecret(key) || NOT_SHOWN.contains(key) || old.isReferenced(key) || planned.isReferenced(key);
    }

    long changedSecrets() {
        return changes.stream().filter(KeyChange::isSecret).count();
    }
}
