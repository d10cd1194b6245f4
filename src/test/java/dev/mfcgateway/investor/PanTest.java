package dev.mfcgateway.investor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PanTest {

    @ParameterizedTest
    @ValueSource(strings = {"ABCDE1234F", "abcde1234f", "AbCdE1234f"})
    void takesEitherCaseAndKeepsUpperCase(String text) {
        assertThat(Pan.parse(text).map(Pan::reveal)).contains("ABCDE1234F");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ABCDEF14G", // the public API's own sample
                "ABCDE1234",
                "ABCDE1234FF",
                "ABCD11234F",
                "ABCDE12345",
                "1BCDE1234F",
                "ABCDE-234F",
                "ABCDE 1234F"
            })
    void refusesAnotherShape(String text) {
        assertThat(Pan.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ABCDE1234F", "ABCDE1234F ", "ABCDE1234F\n", "ABCDE1234F\r\n", "\tABCDE1234F", "ABCDE1234F\0"})
    void refusesSpaceOrControlCharactersAround(String text) {
        assertThat(Pan.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uff21BCDE1234F", // full-width A
                "ABCDE\uff11234F", // full-width 1
                "ABCDE\u0967234F", // Devanagari 1
                "ABCDE1234\u212a", // the Kelvin sign, which lower-cases to k
                "abcd\u01311234f", // dotless i
                "ABCDE1234\u0424"
            })
    void refusesLettersAndDigitsBeyondAscii(String text) {
        assertThat(Pan.parse(text)).isEmpty();
    }

    @Test
    void keepsUpperCaseWhereTheMachineSpeaksTurkish() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(Pan.parse("iiiii1234i").map(Pan::reveal)).contains("IIIII1234I");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void doesNotPrintItself() {
        assertThat(Pan.parse("ABCDE1234F").orElseThrow()).hasToString("Pan(***)");
    }
}
