package dev.mfcgateway.app;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.LoggerFactory;

/** Where the JVM enters, and how it leaves. Knows the environment and the way out, and nothing else. */
public final class Main {

    private static final int EXIT_OK = 0;
    private static final int EXIT_FAILED = 1;

    private final ConfigFiles files = new ConfigFiles(System::getenv);
    private final ProgramLog log = ProgramLog.begin();
    private volatile Optional<Future<GatewayProgram>> program = Optional.empty();

    private Main() {}

    public static void main(String[] args) {
        Main main = new Main();
        Runtime.getRuntime().addShutdownHook(new Thread(main::leave));
        int exitCode = CommandLineInterface.of(main.files, main::run).execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Returns once the gateway listens; its event loops keep the JVM alive. */
    private int run(LoadedConfig config) {
        log.apply(config.options().log());
        Future<GatewayProgram> starting = GatewayProgram.start(files, config, log);
        program = Optional.of(starting);
        try {
            join(starting);
            return EXIT_OK;
        } catch (CompletionException failed) {
            LoggerFactory.getLogger(Main.class)
                    .error("Cannot start: {}", failed.getCause().getMessage());
            return EXIT_FAILED;
        }
    }

    /**
     * A stop that was asked for is a success: without the halt the JVM would end with the signal's own code. One that is
     * asked for during the start waits for it; a second one changes nothing.
     */
    private void leave() {
        Optional<Future<GatewayProgram>> running = program.filter(one -> !one.failed());
        running.ifPresent(one -> join(one.compose(GatewayProgram::stop).otherwiseEmpty()));
        log.end();
        if (running.isPresent()) {
            Runtime.getRuntime().halt(EXIT_OK);
        }
    }

    private static void join(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }
}
