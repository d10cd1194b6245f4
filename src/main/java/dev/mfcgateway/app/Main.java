package dev.mfcgateway.app;

import dev.mfcgateway.config.ProgramOptions;

/** Where the JVM enters. Knows the environment and the way out, and nothing else. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        ConfigFiles files = new ConfigFiles(System::getenv);
        int exitCode = CommandLineInterface.of(files, Main::run).execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** The seam: what starts the verticles goes here. */
    private static int run(ProgramOptions options) {
        throw new UnsupportedOperationException("the server is not built in");
    }
}
