package dev.mfcgateway.app;

import dev.mfcgateway.config.ConfigDocuments;
import dev.mfcgateway.config.ConfigFault;
import dev.mfcgateway.config.ProgramOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * A configuration that can be started from.
 *
 * @param file the shared file, which names all others
 * @param warnings what should be put right all the same; they hold no secret
 * @param documents what it was made from
 * @param seen the files that this comes from
 */
public record LoadedConfig(
        Path file, ProgramOptions options, List<ConfigFault> warnings, ConfigDocuments documents, FilesSeen seen) {

    public LoadedConfig {
        warnings = List.copyOf(warnings);
    }
}
