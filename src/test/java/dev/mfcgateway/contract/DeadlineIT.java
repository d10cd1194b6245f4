package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.contract.BadLine.Trouble;
import dev.mfcgateway.testing.AccessLines;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.Partner.Answer;
import dev.mfcgateway.testing.SampleConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever holds a call up, its caller is told when its time is over, nothing of it stays behind, and the next call is
 * fine. What the send is then worth is in {@link FailureTableIT}.
 */
class DeadlineIT {

    private static final Duration DEADLINE = Duration.ofMillis(1_500);

    /** By the gateway's own clock, and after a first call: neither the caller's part nor a cold JVM's is the gateway's. */
    private static final Duration IN_TIME = DEADLINE.plusSeconds(1);

    /** Of the test itself. */
    private static final int PATIENCE_MILLIS = 20_000;

    private static final List<AutoCloseable> OPENED = new ArrayList<>();
    private static BadLine line;
    private static ServerSocket silent;
    private static AccessLines lines;
    private static FullStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        line = new BadLine();
        silent = opened(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        ServerSocket full = opened(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        fillUp(full);
        stack = FullStack.start(config -> {
            config.change("tenants/acme.yaml", "minimumCalls: 10", "minimumCalls: 1000000");
            config.change("tenants/acme.yaml", "timeoutMs: 150000", "timeoutMs: " + DEADLINE.toMillis());
            at(config, "held-up", "http://127.0.0.1:" + line.port());
            at(config, "mute", "https://127.0.0.1:" + silent.getLocalPort());
            return at(config, "nobody-accepts", "http://127.0.0.1:" + full.getLocalPort());
        });
        line.to(stack.simulator().port());
        assertThat(getOtp("held-up").status()).isEqualTo(200);
        lines = opened(AccessLines.watch());
    }

    private static SampleConfig at(SampleConfig config, String tenant, String url) {
        return config.tenantLike("acme", tenant)
                .change("tenants/" + tenant + ".yaml", "\n  baseUrl: http", "\n  baseUrl: " + url + " #");
    }

    /** So that the kernel drops whoever comes then. */
    private static void fillUp(ServerSocket server) throws IOException {
        try {
            while (true) {
                opened(new Socket()).connect(server.getLocalSocketAddress(), 500);
            }
        } catch (SocketTimeoutException dropped) {
            // as whoever comes from now on
        }
    }

    private static <T extends AutoCloseable> T opened(T closeable) {
        OPENED.add(closeable);
        return closeable;
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
        line.close();
        for (AutoCloseable one : OPENED) {
            one.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void tellsTheCallerInTimeAndLeavesNothingBehind(Trouble trouble) {
        int before = line.spoilt();
        line.goesBad(trouble);
        Answer answer = getOtpInTime("held-up");
        line.isMended();

        assertThat(answer.cause()).isEqualTo(trouble.cause());
        assertThat(line.spoilt()).isEqualTo(before + 1);
        Await.until("the connection is closed", () -> line.closed() == line.spoilt());
        assertNothingIsUnderWay("held-up");
        assertThat(getOtpInTime("held-up").status()).isEqualTo(200);
    }

    @Test
    void tellsTheCallerInTimeThatNobodyAcceptsTheConnection() {
        assertThat(getOtpInTime("nobody-accepts").cause()).isIn("mfc_unreachable", "mfc_timeout");
        assertNothingIsUnderWay("nobody-accepts");
    }

    @Test
    void tellsTheCallerInTimeThatTheTlsHandshakeDoesNotEndAndClosesTheConnection() throws IOException {
        assertThat(getOtpInTime("mute").cause()).isIn("mfc_unreachable", "mfc_timeout");
        assertNothingIsUnderWay("mute");
        silent.setSoTimeout(PATIENCE_MILLIS);
        try (var accepted = silent.accept()) {
            accepted.setSoTimeout(PATIENCE_MILLIS);
            assertThat(accepted.getInputStream().readAllBytes()).isNotEmpty(); // its hello, and then the end
        }
    }

    private static Answer getOtpInTime(String tenant) {
        Answer answer = getOtp(tenant);
        assertThat(lines.took(answer)).isLessThan(IN_TIME);
        return answer;
    }

    private static Answer getOtp(String tenant) {
        String id = stack.transactions().create(tenant);
        return Await.result(stack.partner().post("/" + tenant + "/getOTP", Partner.body(id)));
    }

    private static void assertNothingIsUnderWay(String tenant) {
        assertThat(stack.metric("mfc_gateway_in_flight{tenant=\"" + tenant + "\"}"))
                .isZero();
    }
}
