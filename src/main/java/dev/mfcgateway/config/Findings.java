package dev.mfcgateway.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one look at a configuration has found so far. The first fault of a key stands: later checks of the same key are
 * about a value that is already known to be wrong. For one thread.
 */
public final class Findings {

    private static final Comparator<ConfigFault> BY_PLACE = Comparator.comparing(ConfigFault::place);

    private final Map<String, ConfigFault> faults = new LinkedHashMap<>();
    private final List<ConfigFault> warnings = new ArrayList<>();

    public void refuse(ConfigFault fault) {
        faults.putIfAbsent(id(fault.place().document(), fault.key()), fault);
    }

    /** What should be put right, but does not stop the start. */
    public void warn(ConfigFault warning) {
        warnings.add(warning);
    }

    public boolean hasFaults() {
        return !faults.isEmpty();
    }

    boolean hasFaultOf(String document, String key) {
        return faults.containsKey(id(document, key));
    }

    private static String id(String document, String key) {
        return document + ": " + key;
    }

    public List<ConfigFault> warnings() {
        return warnings.stream().sorted(BY_PLACE).toList();
    }

    public void throwIfFaulty() {
        if (hasFaults()) {
            throw new ConfigRefused(faults.values().stream().sorted(BY_PLACE).toList(), warnings());
        }
    }
}
