package dev.mfcgateway.investor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtpTest {

    @Test
    void takesSixDigits() {
        assertThat(Otp.parse("012345").orElseThrow().reveal()).isEqualTo("012345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "12345", "1234567", "12345a", " 12345", "12345\n", "123456\n", "-12345", "१२३४५६", "１２３４５６"})
    void takesNothingElse(String text) {
        assertThat(Otp.parse(text)).isEmpty();
    }

    @Test
    void printsMasked() {
        assertThat(Otp.parse("123456").orElseThrow()).hasToString("Otp(***)");
    }
}
