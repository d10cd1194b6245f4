package dev.mfcgateway.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner;
import dev.mfcgateway.testing.RawHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The public port, told by hand what no HTTP client would say. */
class HttpEdgeIT {

    private static final int MOST_CONNECTIONS = 20;

    /** What is smuggled; if it were read as a request there would be a second answer. */
    private static final String SECOND = "GET /second HTTP/1.1\r\nHost: localhost\r\n\r\n";

    /** Netty answers in the version that it was asked in, as far as it understood. */
    private static final String REFUSED = "HTTP/\\d\\.\\d (4\\d\\d|501) .*";

    private static FullStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start(
                config -> config.change("gateway.yaml", "maxConnections: 5000", "maxConnections: " + MOST_CONNECTIONS)
                        .change("gateway.yaml", "headTimeoutMs: 10000", "headTimeoutMs: 1000")
                        .change("gateway.yaml", "idleTimeoutMs: 300000", "idleTimeoutMs: 3000"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    static Stream<Arguments> ambiguous() {
        String body = "{}" + SECOND;
        String chunks = "2\r\n{}\r\n0\r\n\r\n" + SECOND;
        return Stream.of(
                arguments("length and chunks", post("Content-Length: 2\r\nTransfer-Encoding: chunked") + chunks),
                arguments("chunks and length", post("Transfer-Encoding: chunked\r\nContent-Length: 2") + chunks),
                arguments("two lengths", post("Content-Length: 2\r\nContent-Length: 44") + body),
                arguments("the same length twice", post("Content-Length: 2\r\nContent-Length: 2") + body),
                arguments("a list of lengths", post("Content-Length: 2, 44") + body),
                arguments("a signed length", post("Content-Length: +2") + body),
                arguments("a negative length", post("Content-Length: -2") + body),
                arguments("a length in hex", post("Content-Length: 0x2") + body),
                arguments("a length with a space", post("Content-Length: 2 0") + body),
                arguments("an empty length", post("Content-Length: ") + body),
                arguments("another coding", post("Transfer-Encoding: xchunked") + chunks),
                arguments("chunked is not the last", post("Transfer-Encoding: chunked, identity") + chunks),
                arguments("two codings", post("Transfer-Encoding: gzip, chunked") + chunks),
                arguments("two headers", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity") + chunks),
                arguments("identity", post("Transfer-Encoding: identity") + body),
                arguments("a vertical tab before chunked", post("Transfer-Encoding: \u000bchunked") + chunks),
                arguments("a quoted coding", post("Transfer-Encoding: \"chunked\"") + chunks),
                arguments(
                        "chunks in HTTP/1.0", post("Transfer-Encoding: chunked").replace("/1.1", "/1.0") + chunks),
                arguments("a space before the colon", post("Transfer-Encoding : chunked") + chunks),
                arguments("a tab before the colon", post("Content-Length\t: 2") + body),
                arguments("a folded coding", post("Transfer-Encoding:\r\n chunked") + chunks),
                arguments("a folded header", post("X-A: b\r\n\tContent-Length: 2\r\nContent-Length: 2") + body),
                arguments(
                        "a folded header after empty lines",
                        "\r\n\r\n" + post("X-A: b\r\n\tContent-Length: 2\r\nContent-Length: 2") + body),
                arguments(
                        "a fold before the first header", get("/docs/ HTTP/1.1\r\n X: y\r\nHost: localhost") + SECOND),
                arguments("bare line feeds", post("Content-Length: 2").replace("\r\n", "\n") + body),
                arguments("one bare line feed", post("X-A: b\nContent-Length: 2") + body),
                arguments("a bare carriage return", post("X-A: b\rContent-Length: 2\r\nContent-Length: 2") + body),
                arguments("a NUL in a value", post("X-A: b\u0000c\r\nContent-Length: 2") + body),
                arguments("a NUL in a name", post("X-\u0000A: b\r\nContent-Length: 2") + body),
                arguments("a header without a colon", post("X-A\r\nContent-Length: 2") + body),
                arguments("an empty name", post(": b\r\nContent-Length: 2") + body),
                arguments("two hosts", get("/getOTP HTTP/1.1\r\nHost: a\r\nHost: b") + SECOND),
                arguments("no host", get("/getOTP HTTP/1.1") + SECOND),
                arguments("a target of another host", get("http://other/getOTP HTTP/1.1\r\nHost: localhost") + SECOND),
                arguments("a target with user", get("http://a@localhost/ HTTP/1.1\r\nHost: localhost") + SECOND),
                arguments("a space in the target", get("/get OTP HTTP/1.1\r\nHost: localhost") + SECOND),
                arguments("another version", get("/getOTP HTTP/1.9\r\nHost: localhost") + SECOND),
                arguments("no version", get("/getOTP") + SECOND),
                arguments("no HTTP at all", "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n" + SECOND),
                arguments("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + SECOND));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ambiguous")
    void refusesAHeadThatCanBeReadInTwoWays(String what, String head) {
        try (RawHttp caller = connect()) {
            assertThat(answers(caller.say(head.getBytes(ISO_8859_1)).rest()))
                    .as(what)
                    .singleElement()
                    .asString()
                    .matches(REFUSED);
        }
    }

    static Stream<Arguments> oddChunks() {
        return Stream.of(
                arguments("a sign", "+2\r\n{}\r\n0\r\n\r\n"),
                arguments("a prefix", "0x2\r\n{}\r\n0\r\n\r\n"),
                arguments("no digit", "\r\n{}\r\n0\r\n\r\n"),
                arguments("no number", "zz\r\n{}\r\n0\r\n\r\n"),
                arguments("more than a long", "fffffffffffffffff\r\n{}\r\n0\r\n\r\n"),
                arguments("a negative number", "-2\r\n{}\r\n0\r\n\r\n"),
                arguments("more than it says", "2\r\n{}{}\r\n0\r\n\r\n"),
                arguments("bare line feeds", "2\n{}\n0\n\n"),
                arguments("a bare line feed in an extension", "2;a\nb\r\n{}\r\n0\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddChunks")
    void refusesOddChunks(String what, String chunks) {
        try (RawHttp caller = connect()) {
            String said = caller.say(post("Transfer-Encoding: chunked") + chunks + SECOND)
                    .rest();

            assertThat(answers(said)).as(what).singleElement().asString().matches(REFUSED);
        }
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() {
        String first = stack.transactions().create("acme");
        String second = stack.transactions().create("acme");
        try (RawHttp caller = connect()) {
            caller.say(getOtp(first) + getOtp(stack.transactions().newId()) + getOtp(second));

            assertThat(caller.answer().body()).contains(first);
            assertThat(caller.answer().body()).contains("transaction_id_not_found");
            assertThat(caller.answer().body()).contains(second);
        }
    }

    @Test
    void takesAnAbsoluteTargetOfTheSameHost() {
        try (RawHttp caller = connect()) {
            String request = getOtp(stack.transactions().create("acme"))
                    .replace("POST /getOTP", "POST http://acme.example.in/getOTP")
                    .replace("Host: localhost", "Host: acme.example.in");

            assertThat(caller.say(request).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void asksForTheBodyOfACallerWhoWaitsForThat() {
        String body = Partner.body(stack.transactions().create("acme")).encode();
        try (RawHttp caller = connect()) {
            caller.say(post("Expect: 100-continue\r\nContent-Length: " + body.length()));

            assertThat(caller.answer().status()).isEqualTo(100);
            assertThat(caller.say(body).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void answersThatABodyIsTooLargeWithoutWaitingForItAndCloses() {
        try (RawHttp caller = connect()) {
            caller.say(post("Content-Length: 10000000000") + "{");

            assertThat(caller.answer().status()).isEqualTo(413);
            assertThat(caller.rest()).isEmpty();
        }
    }

    static Stream<Arguments> tooLong() {
        return Stream.of(
                arguments(414, get("/" + "a".repeat(4_100) + " HTTP/1.1\r\nHost: localhost")),
                arguments(414, "GET /" + "a".repeat(100_000)),
                arguments(431, post("X-A: " + "a".repeat(8_200))),
                arguments(431, post("X-A: " + "a".repeat(100_000))),
                arguments(431, post("a:b\r\n".repeat(5_000) + "c:d")));
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void refusesAHeadThatIsTooLong(int status, String head) {
        try (RawHttp caller = connect()) {
            assertThat(answers(caller.say(head).rest()))
                    .singleElement()
                    .asString()
                    .matches("HTTP/1\\.[01] " + status + " .*");
        }
    }

    @ParameterizedTest
    @MethodSource("brokenEscapes")
    void refusesABrokenEscape(String target) {
        try (RawHttp caller = connect()) {
            assertThat(caller.say(get(target + " HTTP/1.1\r\nHost: localhost"))
                            .answer()
                            .status())
                    .isBetween(400, 405);
        }
    }

    static List<String> brokenEscapes() {
        return List.of("/%", "/%z", "/getOTP%", "/%zz/getOTP", "/getOTP?%", "/%c0%ae%c0%ae/", "/..%2fgetOTP", "/%00");
    }

    @Test
    void closesAConnectionWhoseHeadDoesNotComeToItsEnd() {
        long begun = System.nanoTime();
        try (RawHttp half = connect();
                RawHttp second = connect()) {
            half.say("POST /getOTP HTTP/1.1\r\nHost: loc");
            second.say(getOtp(stack.transactions().newId())).answer();
            second.say("P");
            assertThat(half.rest()).isEmpty();
            assertThat(second.rest()).isEmpty();
        }
        assertThat(System.nanoTime() - begun).isGreaterThan(1_000_000_000L);
    }

    @Test
    void closesAConnectionThatSaysNothing() {
        try (RawHttp mute = connect();
                RawHttp once = connect()) {
            once.say(getOtp(stack.transactions().newId())).answer();

            assertThat(mute.rest()).isEmpty();
            assertThat(once.rest()).isEmpty();
        }
    }

    @Test
    void closesConnectionsBeyondTheLimitAtOnceAndCountsThem() {
        double refused = stack.metric("mfc_gateway_connections_refused_total");
        List<RawHttp> callers = new ArrayList<>();
        try {
            while (callers.size() < MOST_CONNECTIONS + 5) {
                callers.add(connect());
            }
            Await.until("some are refused", () -> stack.metric("mfc_gateway_connections_refused_total") >= refused + 5);

            assertThat(stack.metric("mfc_gateway_connections")).isEqualTo(MOST_CONNECTIONS);
        } finally {
            callers.forEach(RawHttp::close);
        }
        Await.until("they are gone", () -> stack.metric("mfc_gateway_connections") == 0);
    }

    private static RawHttp connect() {
        return new RawHttp(stack.config().port());
    }

    private static String get(String targetAndMore) {
        return "GET " + targetAndMore + "\r\n\r\n";
    }

    private static String post(String header) {
        return "POST /getOTP HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + header + "\r\n\r\n";
    }

    private static String getOtp(String id) {
        String body = Partner.body(id).encode();
        return post("Content-Length: " + body.length()) + body;
    }

    /** The status lines in what came back. */
    private static List<String> answers(String said) {
        return said.lines().filter(line -> line.startsWith("HTTP/")).toList();
    }
}
