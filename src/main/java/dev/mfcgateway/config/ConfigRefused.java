package dev.mfcgateway.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that nothing can be started from, with every fault that was found. Holds no secret. */
public final class ConfigRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigFault> faults;

    public ConfigRefused(List<ConfigFault> faults) {
        super(faults.stream().map(ConfigFault::toString).collect(Collectors.joining("\n")), null, false, false);
        this.faults = List.copyOf(faults);
    }

    /** At least one, grouped by document. */
    public List<ConfigFault> faults() {
        return faults;
    }
}
