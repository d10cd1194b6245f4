package dev.mfcgateway.app;

import dev.mfcgateway.config.ConfigFault;
import dev.mfcgateway.config.ConfigRefused;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What can be said on the command line. Exits with 0 if all is well, with 2 if the configuration or the command line is
 * refused, and with 1 if the program could not start. Faults and warnings go to the error stream, a line each.
 */
@Command(
        name = "mfc-gateway",
        description = "A multi-tenant gateway to MFCentral's mutual-fund holdings import.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineInterface.Version.class)
final class CommandLineInterface implements Callable<Integer> {

    private final ConfigFiles files;
    private final Program program;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration, such as conf/gateway.yaml; it names the directory of the tenants' files.")
    private Path config;

    @Option(
            names = "--check",
            description = "Validate the configuration and exit: 0 if it is good; 2 if not, with a line for each fault. "
                    + "Opens no port and needs no Redis.")
    private boolean check;

    @Spec
    private CommandSpec spec;

    private CommandLineInterface(ConfigFiles files, Program program) {
        this.files = files;
        this.program = program;
    }

    static CommandLine of(ConfigFiles files, Program program) {
        return new CommandLine(new CommandLineInterface(files, program));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        try {
            LoadedConfig loaded = files.load(config);
            loaded.warnings().forEach(warning -> err.println("warning: " + warning));
            return check ? report(loaded) : program.run(loaded);
        } catch (ConfigRefused refused) {
            refused.faults().stream().map(ConfigFault::toString).forEach(err::println);
            return CommandLine.ExitCode.USAGE;
        }
    }

    private int report(LoadedConfig loaded) {
        int tenants = loaded.options().gateway().tenants().size();
        spec.commandLine().getOut().println("ok: " + tenants + (tenants == 1 ? " tenant" : " tenants"));
        return CommandLine.ExitCode.OK;
    }

    /** The version in the jar's manifest; classes that are in no jar have none. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = CommandLineInterface.class.getPackage().getImplementationVersion();
            return new String[] {"mfc-gateway " + (version == null ? "(not packaged)" : version)};
        }
    }
}
