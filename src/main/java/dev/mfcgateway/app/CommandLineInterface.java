package dev.mfcgateway.app;

import dev.mfcgateway.Version;
import dev.mfcgateway.config.ConfigFault;
import dev.mfcgateway.config.ConfigPlan;
import dev.mfcgateway.config.ConfigRefused;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What can be said on the command line. Exits with 0 if all is well, with 2 if the configuration or the command line is
 * refused, and with 1 if the program could not start. Faults and warnings go to the error stream, a line each.
 */
@Command(
        name = "mfc-gateway",
        description = "A multi-tenant gateway to MFCentral's mutual-fund holdings import.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineInterface.VersionLine.class)
final class CommandLineInterface implements Callable<Integer> {

    private final ConfigFiles files;
    private final Program program;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration, such as conf/gateway.yaml; it names the directory of the tenants' files.")
    private Path config;

    @ArgGroup
    private Instead instead = new Instead();

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
        Optional<LoadedConfig> loaded = load(config);
        if (instead.plan != null) {
            return plan(loaded, load(planned()));
        }
        if (loaded.isEmpty()) {
            return CommandLine.ExitCode.USAGE;
        }
        return instead.check ? report(loaded.get()) : program.run(loaded.get());
    }

    /** Tells what was found; none where it was refused. */
    private Optional<LoadedConfig> load(Path file) {
        try {
            LoadedConfig loaded = files.load(file);
            print(loaded.warnings(), "warning: ");
            return Optional.of(loaded);
        } catch (ConfigRefused refused) {
            print(refused.warnings(), "warning: ");
            print(refused.faults(), "");
            return Optional.empty();
        }
    }

    private void print(List<ConfigFault> findings, String prefix) {
        PrintWriter err = spec.commandLine().getErr();
        findings.forEach(finding -> err.println(prefix + finding));
    }

    private int report(LoadedConfig loaded) {
        int tenants = loaded.options().gateway().tenants().size();
        spec.commandLine().getOut().println("ok: " + tenants + (tenants == 1 ? " tenant" : " tenants"));
        return CommandLine.ExitCode.OK;
    }

    private Path planned() {
        if (!Files.isDirectory(instead.plan)) {
            throw new ParameterException(spec.commandLine(), "--plan: " + instead.plan + " is not a directory");
        }
        return instead.plan.resolve(config.toFile().getName());
    }

    private int plan(Optional<LoadedConfig> inForce, Optional<LoadedConfig> planned) {
        if (inForce.isEmpty() || planned.isEmpty()) {
            return CommandLine.ExitCode.USAGE;
        }
        ConfigPlan.lines(inForce.get().documents(), planned.get().documents())
                .forEach(spec.commandLine().getOut()::println);
        return CommandLine.ExitCode.OK;
    }

    /** What to do with the configuration instead of running it; one thing at most. */
    static final class Instead {

        @Option(
                names = "--check",
                description =
                        "Validate the configuration and exit: 0 if it is good; 2 if not, with a line for each fault. "
                                + "Opens no port and needs no Redis.")
        private boolean check;

        @Option(
                names = "--plan",
                paramLabel = "DIR",
                description =
                        "Validate the configuration and the one in DIR, whose shared file has the same name; print "
                                + "what would change if that one took this one's place, and exit as with --check.")
        private Path plan;
    }

    static final class VersionLine implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"mfc-gateway " + Version.current() + " (build " + Version.commit() + ")"};
        }
    }
}
