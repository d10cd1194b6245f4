package dev.mfcgateway.app;

import io.vertx.core.Future;
import java.util.concurrent.CompletionException;
import org.slf4j.LoggerFactory;

/** Where the JVM enters. Knows the environment and the way out, and nothing else. */
public final class Main {

    private static final int EXIT_OK = 0;
    private static final int EXIT_FAILED = 1;

    private Main() {}

    public static void main(String[] args) {
        ProgramLog log = ProgramLog.begin();
        ConfigFiles files = new ConfigFiles(System::getenv);
        int exitCode = CommandLineInterface.of(files, config -> run(files, config, log))
                .execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Returns once the gateway listens; its event loops keep the JVM alive. */
    private static int run(ConfigFiles files, LoadedConfig config, ProgramLog log) {
        log.apply(config.options().log());
        Future<GatewayProgram> program = GatewayProgram.start(files, config, log::apply);
        stopOnSignal(program);
        try {
            join(program);
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
    private static void stopOnSignal(Future<GatewayProgram> program) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!program.failed()) { // else this is the way out of a start that failed
                join(program.compose(GatewayProgram::stop).otherwiseEmpty());
                Runtime.getRuntime().halt(EXIT_OK);
            }
        }));
    }

    private static void join(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }
}
