package dev.mfcgateway.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the loads one after the other, prints what came of them, and leaves it as Markdown and as a picture. */
@Command(name = "load", description = "Measures the gateway under load.", mixinStandardHelpOptions = true)
public final class LoadMain implements Callable<Integer> {

    private static final String ALL = "all";

    private final WarmGateway warm = new WarmGateway();

    private final List<Scenario> scenarios = List.of(
            new Accepted(warm),
            new Refused(warm),
            new Mixed(warm),
            new Overload(warm),
            new Unsigned(),
            new InFlight(),
            new Waiting(),
            new Start(),
            new ManyTenants());

    @Option(names = "--only", split = ",", defaultValue = ALL, description = "Names of the loads to run, or all.")
    private List<String> only;

    @Option(names = "--report", defaultValue = "target/load", description = "Directory of load.md and load.svg.")
    private Path report;

    @Option(names = "--cores", defaultValue = "", description = "Cores for the gateways, by taskset; all by default.")
    private String cores;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LoadMain()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (!Programs.isInstalled("wrk")) {
            System.err.println("load: wrk is missing: apt-get install wrk");
            return 1;
        }
        if (!NginxPeer.isInstalled()) {
            System.out.println("load: without nginx + lua: apt-get install nginx libnginx-mod-http-lua");
        }
        Results results = new Results();
        try (Stage stage = new Stage(cores)) {
            for (Scenario scenario : chosen().toList()) {
                System.out.println(scenario.name());
                scenario.run(stage, results);
            }
        }
        write(results);
        return 0;
    }

    private Stream<Scenario> chosen() {
        return scenarios.stream().filter(one -> only.contains(ALL) || only.contains(one.name()));
    }

    private void write(Results results) throws Exception {
        String markdown = new Report(results).markdown();
        System.out.println("\n" + markdown);
        Files.createDirectories(report);
        Files.writeString(report.resolve("load.md"), markdown);
        Files.writeString(report.resolve("load.svg"), new BarPicture(results).svg());
    }
}
