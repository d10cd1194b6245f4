package dev.mfcgateway.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that nothing can be started from, with all that was found in it. Holds no secret. */
public final class ConfigRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigFault> faults;
    private final transient List<ConfigFault> warnings;

    public ConfigRefused(List<ConfigFault> faults, List<ConfigFault> warnings) {
        super(faults.stream().map(ConfigFault::toString).collect(Collectors.joining("\n")), null, false, false);
        this.faults = List.copyOf(faults);
        this.warnings = List.copyOf(warnings);
    }

    /** At least one, by document and line. */
    public List<ConfigFault> faults() {
        return faults;
    }

    /** What should be put right beside, by document and line. */
    public List<ConfigFault> warnings() {
        return warnings;
    }
}
