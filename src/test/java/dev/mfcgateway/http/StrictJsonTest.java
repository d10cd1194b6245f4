package dev.mfcgateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FieldProblem;
import dev.mfcgateway.failure.GatewayFailure;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " \t\r\n{ \"pan\" : \"x\" }\n ",
                "{\"pan\":\"\\u0041\\\"\\\\\\/\"}",
                "{\"a\":{\"pan\":1},\"b\":{\"pan\":2}}", // the same key, but in two objects
                "{\"pan\":null,\"n\":-1.5e3,\"t\":true,\"f\":false,\"a\":[]}",
                "{\"n\":1e999999}",
                "{\"\":\"\"}"
            })
    void readsAnObject(String text) {
        assertThat(StrictJson.object(text.getBytes(UTF_8))).isInstanceOf(ObjectNode.class);
    }

    @Test
    void readsCharactersOfAnyScript() {
        ObjectNode object = StrictJson.object("{\"email\":\"\u0909\ud83d\ude00@d\"}".getBytes(UTF_8));

        assertThat(object.get("email").textValue()).isEqualTo("\u0909\ud83d\ude00@d");
    }

    @Test
    void readsAStringAsLongAsABodyMayBe() {
        String longest = "x".repeat(30_000_000);

        assertThat(StrictJson.object(("{\"a\":\"" + longest + "\"}").getBytes(UTF_8))
                        .get("a")
                        .textValue())
                .hasSameSizeAs(longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "{", "}", "{\"pan\"", "{\"pan\":}", "{\"pan\":\"x", "{\"pan\" \"x\"}", "{,}"})
    void refusesWhatIsNoJson(String text) {
        assertRefused(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "1", "\"text\"", "[]", "[{}]"})
    void refusesJsonThatIsNoObject(String text) {
        assertRefused(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pan\":\"x\",\"pan\":\"x\"}",
                "{\"pan\":\"x\",\"p\\u0061n\":\"y\"}",
                "{\"a\":{\"pan\":1,\"pan\":2}}",
                "{\"a\":[{\"pan\":1,\"pan\":2}]}",
                "{\"a\":1,\"b\":2,\"c\":3,\"a\":4}"
            })
    void refusesAKeyThatIsThereTwice(String text) {
        assertRefused(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}x", "{}{}", "{},", "{}]", "{}\0", "{} null", "{}//", "{}\n\"a\""})
    void refusesTextAfterTheObject(String text) {
        assertRefused(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{/* */}",
                "{}// end",
                "{\"a\":1} # end",
                "{'a':'b'}",
                "{a:\"b\"}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "{\"a\":5.}",
                "{\"a\":0x1F}",
                "{\"a\":True}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\0\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\u00a0\"a\":1}"
            })
    void refusesWhatSomeParsersForgive(String text) {
        assertRefused(text.getBytes(UTF_8));
    }

    @Test
    void takesFiveLevelsAndRefusesSix() {
        assertThat(StrictJson.object("{\"a\":[[[[]]]]}".getBytes(UTF_8))).isNotNull();
        assertThat(StrictJson.object("{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}".getBytes(UTF_8)))
                .isNotNull();
        assertRefused("{\"a\":[[[[[]]]]]}".getBytes(UTF_8));
        assertRefused("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}".getBytes(UTF_8));
    }

    @Test
    void refusesANestingOfThousandsWithoutAnAccident() {
        assertRefused(("{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8));
    }

    @Test
    void refusesANumberOfThousandsOfDigits() {
        assertRefused(("{\"a\":" + "9".repeat(10_000) + "}").getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource
    void refusesAnotherEncoding(Charset charset) {
        assertRefused("{\"a\":\"\u00e4\"}".getBytes(charset));
    }

    static Stream<Charset> refusesAnotherEncoding() {
        return Stream.of(ISO_8859_1, UTF_16, UTF_16BE, Charset.forName("UTF-32"));
    }

    @Test
    void refusesUtf16ThatIsAsciiAlone() {
        assertRefused("{}".getBytes(UTF_16BE));
    }

    @Test
    void refusesAByteOrderMark() {
        assertRefused("\ufeff{}".getBytes(UTF_8));
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        assertRefused(new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'}); // an overlong slash
        assertRefused(new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'}); // a surrogate
        assertRefused(new byte[] {'{', '"', (byte) 0xe2, (byte) 0x82, '"', ':', '1', '}'}); // two bytes of three
        assertRefused(new byte[] {'{', '}', (byte) 0xff});
    }

    private static void assertRefused(byte[] body) {
        assertThatExceptionOfType(GatewayFailure.class)
                .isThrownBy(() -> StrictJson.object(body))
                .satisfies(failure -> {
                    assertThat(failure.category()).isEqualTo(FailureCategory.INVALID_REQUEST);
                    assertThat(failure.details())
                            .containsExactly(new FieldProblem("body", "must be one JSON object in UTF-8"));
                });
    }
}
