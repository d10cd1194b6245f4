package dev.mfcgateway.app;

/** What is run once the configuration has been found good. */
@FunctionalInterface
interface Program {

    /**
     * Starts the program, and returns as soon as it serves: what it started keeps the JVM alive.
     *
     * @return the exit code; anything but 0 ends the JVM
     */
    int run(LoadedConfig config) throws Exception;
}
