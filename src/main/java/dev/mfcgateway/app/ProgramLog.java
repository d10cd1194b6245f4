package dev.mfcgateway.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.mfcgateway.config.LogOptions;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import net.logstash.logback.appender.LoggingEventAsyncDisruptorAppender;
import net.logstash.logback.appender.listener.AppenderListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The program's log, on standard output and in one of two formats. A thread of its own writes, so that no event loop ever
 * waits for whatever reads; lines that would not be taken in time are left out and counted. Whoever starts the JVM with a
 * Logback file of their own ({@code -Dlogback.configurationFile}) has that one, and of the configuration the levels
 * alone. The plugin has nothing to do with it: there the host program logs. One thread at a time.
 */
final class ProgramLog implements LogControl {

    private static final String LOGBACK_FILE = "logback.configurationFile";
    private static final String WRITER = "WRITER";

    private final LoggerContext context;
    private final boolean isOperatorsOwn;
    private final LongAdder linesLost = new LongAdder();
    private Set<String> levelled = Set.of();

    ProgramLog(LoggerContext context, boolean isOperatorsOwn) {
        this.context = context;
        this.isOperatorsOwn = isOperatorsOwn;
    }

    /** In JSON until the configuration is known. Before anybody asks for a logger. */
    static ProgramLog begin() {
        boolean isOperatorsOwn = System.getProperty(LOGBACK_FILE) != null;
        if (!isOperatorsOwn) {
            System.setProperty(LOGBACK_FILE, resource(LogOptions.Format.JSON));
        }
        ProgramLog log = new ProgramLog((LoggerContext) LoggerFactory.getILoggerFactory(), isOperatorsOwn);
        SLF4JBridgeHandler.removeHandlersForRootLogger(); // what OpenTelemetry says to java.util.logging comes here too
        SLF4JBridgeHandler.install();
        return log;
    }

    /** Nothing is left of the levels that were in force before. */
    @Override
    public void apply(LogOptions options) {
        if (isOperatorsOwn) {
            levelled.forEach(name -> context.getLogger(name).setLevel(null)); // its parent's
        } else {
            configure(resource(options.format()));
        }
        options.levels().forEach((name, level) -> context.getLogger(name).setLevel(level(level)));
        levelled = options.levels().keySet();
    }

    private void configure(String resource) {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        context.reset();
        try {
            configurator.doConfigure(ProgramLog.class.getClassLoader().getResource(resource));
        } catch (JoranException broken) {
            throw new IllegalStateException(resource + " is in the jar, and cannot be read", broken);
        }
        ((LoggingEventAsyncDisruptorAppender)
                        context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(WRITER))
                .addListener(countLost());
    }

    private AppenderListener<ILoggingEvent> countLost() {
        return new AppenderListener<>() {
            @Override
            public void eventAppendFailed(Appender<ILoggingEvent> appender, ILoggingEvent event, Throwable reason) {
                linesLost.increment();
            }
        };
    }

    @Override
    public long linesLost() {
        return linesLost.sum();
    }

    /** Writes what is still to be written; nothing is logged after it. */
    void end() {
        context.stop();
    }

    private static String resource(LogOptions.Format format) {
        return "dev/mfcgateway/app/log-" + format.name().toLowerCase(Locale.ROOT) + ".xml";
    }

    private static Level level(LogOptions.Level level) {
        return level == LogOptions.Level.NONE ? Level.OFF : Level.valueOf(level.name());
    }
}
