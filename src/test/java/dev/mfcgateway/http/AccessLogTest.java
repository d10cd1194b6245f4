package dev.mfcgateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(VertxExtension.class)
class AccessLogTest {

    private static final Logger ACCESS = (Logger) LoggerFactory.getLogger("dev.mfcgateway.access");
    private static final Logger GET_OTP = (Logger) LoggerFactory.getLogger("dev.mfcgateway.access.get_otp");

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private GatewayDoor door;

    @BeforeEach
    void listen(Vertx vertx) {
        door = new GatewayDoor(vertx);
        lines.start();
        ACCESS.addAppender(lines);
        ACCESS.setAdditive(false);
        ACCESS.setLevel(Level.INFO);
    }

    @AfterEach
    void letGo() {
        ACCESS.detachAppender(lines);
        ACCESS.setAdditive(true);
        ACCESS.setLevel(null);
        GET_OTP.setLevel(null);
        door.close();
    }

    private Map<String, Object> onlyLine() {
        assertThat(lines.list).hasSize(1);
        return lines.list.get(0).getKeyValuePairs().stream()
                .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }

    @Test
    void tellsWhatWasAskedHowItEndedAndWhereTheTimeWent() {
        door.post("/getOTP", "X-Request-Id: mine-1\r\n");

        Map<String, Object> line = onlyLine();
        assertThat(line)
                .containsEntry("requestId", "mine-1")
                .containsEntry("tenant", "acme")
                .containsEntry("operation", "get_otp")
                .containsEntry("status", 200)
                .containsEntry("channel", "phone")
                .containsEntry("send", 1)
                .containsEntry("sendsRemaining", 4)
                .containsKeys("reserveMs", "settleMs")
                .doesNotContainKeys("category", "cause", "openMs");
        assertThat((double) line.get("ms"))
                .isGreaterThanOrEqualTo((double) line.get("reserveMs") + (double) line.get("settleMs"));
    }

    @Test
    void tellsTheRowOfTheErrorMapAndTheCause() {
        door.mfCentral.failsWith(GatewayFailure.internal(FailureCause.MFC_TIMEOUT));
        door.post("/getOTP", "");

        assertThat(onlyLine())
                .containsEntry("status", 500)
                .containsEntry("category", "internal_error")
                .containsEntry("cause", "mfc_timeout")
                .containsEntry("send", 1);
    }

    @Test
    void hasALoggerForEachOperation() {
        GET_OTP.setLevel(Level.WARN);

        door.post("/getOTP", "");
        door.say(GatewayDoor.head("GET /nowhere", "") + "\r\n");

        assertThat(onlyLine()).containsEntry("operation", "_unknown").doesNotContainKey("send");
        assertThat(lines.list.get(0).getLoggerName()).isEqualTo("dev.mfcgateway.access._unknown");
    }
}
