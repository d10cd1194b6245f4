package dev.mfcgateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final Secret SECRET = Secret.of("p\u00e4ssword");

    private record Holder(List<Secret> secrets) {}

    @Test
    void doesNotPrintItselfEvenInsideARecord() {
        assertThat(SECRET).hasToString("***");
        assertThat(new Holder(List.of(SECRET))).hasToString("Holder[secrets=[***]]");
    }

    @Test
    void givesItsValueOnlyWhereAskedTo() {
        assertThat(SECRET.reveal()).isEqualTo("p\u00e4ssword");
        assertThat(SECRET.revealBytes()).isEqualTo("p\u00e4ssword".getBytes(UTF_8));
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(SECRET.length()).isEqualTo(9);
    }

    @Test
    void matchesItsOwnValue() {
        assertThat(SECRET.matches("p\u00e4ssword")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p", "p\u00e4sswor", "p\u00e4ssword ", "P\u00e4ssword", "pa\u0308ssword", "***"})
    void doesNotMatchAnother(String candidate) {
        assertThat(SECRET.matches(candidate)).isFalse();
    }

    @Test
    void staysTheSameWhenItsBytesAreOverwritten() {
        SECRET.revealBytes()[0] = 'x';

        assertThat(SECRET.reveal()).isEqualTo("p\u00e4ssword");
    }

    @Test
    void equalsByValue() {
        assertThat(SECRET).isEqualTo(Secret.of("p\u00e4ssword")).hasSameHashCodeAs(Secret.of("p\u00e4ssword"));
        assertThat(SECRET).isNotEqualTo(Secret.of("other")).isNotEqualTo(null);
    }
}
