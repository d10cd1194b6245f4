package dev.mfcgateway.app;

import dev.mfcgateway.config.ConfigDocuments;
import dev.mfcgateway.config.ConfigFault;
import dev.mfcgateway.config.ProgramOptions;
import java.util.List;

/**
 * A configuration that can be started from.
 *
 * @param warnings what should be put right all the same; they hold no secret
 * @param documents what it was made from
 */
public record LoadedConfig(ProgramOptions options, List<ConfigFault> warnings, ConfigDocuments documents) {

    public LoadedConfig {
        warnings = List.copyOf(warnings);
    }
}
