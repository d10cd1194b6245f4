package dev.mfcgateway.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.mfcgateway.config.LogOptions;
import dev.mfcgateway.config.LogOptions.Format;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.logstash.logback.appender.LoggingEventAsyncDisruptorAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.KeyValuePair;

class ProgramLogTest {

    private static final String ACCESS = "dev.mfcgateway.access.get_otp";

    /** A line's end in each form that some reader knows, and what colours a terminal. */
    private static final String CONTROLS = "\n\r\t\u000b\f\u0000\u001b[31m\u007f\u0085\u2028\u2029";

    private final LoggerContext context = new LoggerContext();
    private final ProgramLog log = new ProgramLog(context, false);

    @BeforeEach
    void begin() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private String line(String message, Throwable thrown, KeyValuePair... pairs) {
        Logger logger = context.getLogger(ACCESS);
        LoggingEvent event = new LoggingEvent("", logger, Level.INFO, message, thrown, null);
        event.setKeyValuePairs(List.of(pairs));
        return new String(output().getEncoder().encode(event), UTF_8);
    }

    private StandardOutput output() {
        LoggingEventAsyncDisruptorAppender writer =
                (LoggingEventAsyncDisruptorAppender) context.getLogger("ROOT").getAppender("WRITER");
        return (StandardOutput) writer.getAppender("STDOUT");
    }

    @Test
    void writesAllLinesBeforeItsEnd() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        log.apply(new LogOptions(Format.JSON, Map.of()));
        output().setOutputStream(written);

        IntStream.range(0, 1_000).forEach(number -> context.getLogger(ACCESS).info("line {}", number));
        log.end();

        assertThat(written.toString(UTF_8).lines())
                .hasSize(1_000)
                .last()
                .asString()
                .contains("line 999");
        assertThat(log.linesLost()).isZero();
    }

    @Test
    void leavesLinesOutAndCountsThemWhileNobodyReads() {
        CountDownLatch reading = new CountDownLatch(1);
        AtomicLong written = new AtomicLong();
        log.apply(new LogOptions(Format.JSON, Map.of()));
        output().setOutputStream(new OutputStream() {
            @Override
            public void write(int one) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                try {
                    reading.await();
                } catch (InterruptedException stopped) {
                    throw new InterruptedIOException();
                }
                written.incrementAndGet();
            }
        });

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> IntStream.range(0, 40_000)
                .forEach(number -> context.getLogger(ACCESS).info("line {}", number)));
        long lost = log.linesLost();
        reading.countDown();
        log.end();

        assertThat(lost).isPositive();
        assertThat(written.get() + lost).isEqualTo(40_000);
    }

    @Test
    void writesAnObjectForEachLineWithTheValuesAsTheyAre() {
        log.apply(new LogOptions(Format.JSON, Map.of()));

        JsonObject line =
                new JsonObject(line("answered", null, new KeyValuePair("status", 200), new KeyValuePair("ms", 1.234)));

        assertThat(line.fieldNames()).containsExactly("time", "level", "logger", "message", "status", "ms");
        assertThat(line.getString("time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z");
        assertThat(line.getString("level")).isEqualTo("INFO");
        assertThat(line.getString("logger")).isEqualTo(ACCESS);
        assertThat(line.getInteger("status")).isEqualTo(200);
        assertThat(line.getDouble("ms")).isEqualTo(1.234);
    }

    @Test
    void writesTextForPeople() {
        log.apply(new LogOptions(Format.HUMAN, Map.of()));

        assertThat(line("answered", null, new KeyValuePair("status", 200), new KeyValuePair("tenant", "acme")))
                .endsWith("answered status=200 tenant=acme" + System.lineSeparator());
    }

    @ParameterizedTest
    @EnumSource
    void letsNobodyForgeALine(Format format) {
        log.apply(new LogOptions(format, Map.of()));

        String line = line("said " + CONTROLS, null, new KeyValuePair("id", CONTROLS + "\"}"));

        assertThat(line).endsWith(System.lineSeparator());
        assertThat(line.strip().codePoints().filter(ProgramLogTest::isControl)).isEmpty();
    }

    private static boolean isControl(int character) {
        return (character != 0x7f && Character.isISOControl(character)) || character == 0x2028 || character == 0x2029;
    }

    @ParameterizedTest
    @EnumSource
    void keepsAnExceptionsTextToItself(Format format) {
        log.apply(new LogOptions(format, Map.of()));

        assertThat(line("broke", new IllegalStateException("ABCDE1234F"))).doesNotContain("ABCDE1234F");
    }

    @Test
    void setsLevelsAndTakesThemBack() {
        log.apply(
                new LogOptions(Format.JSON, Map.of(ACCESS, LogOptions.Level.NONE, "io.netty", LogOptions.Level.DEBUG)));
        assertThat(context.getLogger(ACCESS).isErrorEnabled()).isFalse();
        assertThat(context.getLogger("io.netty.channel").isDebugEnabled()).isTrue();

        log.apply(new LogOptions(Format.HUMAN, Map.of()));

        assertThat(context.getLogger(ACCESS).isInfoEnabled()).isTrue();
        assertThat(context.getLogger("io.netty.channel").isInfoEnabled()).isFalse();
    }

    @Test
    void leavesAnOperatorsOwnFileAsItIsButForTheLevels() {
        ProgramLog own = new ProgramLog(context, true);
        own.apply(new LogOptions(Format.JSON, Map.of(ACCESS, LogOptions.Level.WARN)));
        assertThat(context.getLogger(ACCESS).getEffectiveLevel()).isEqualTo(Level.WARN);

        own.apply(new LogOptions(Format.JSON, Map.of()));

        assertThat(context.getLogger("ROOT").iteratorForAppenders().hasNext()).isFalse();
        assertThat(context.getLogger(ACCESS).getEffectiveLevel()).isEqualTo(Level.DEBUG);
    }
}
