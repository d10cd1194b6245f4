package dev.mfcgateway.investor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {

    @ParameterizedTest
    @ValueSource(strings = {"+919876543210", "919876543210", "9876543210"})
    void keepsEveryAcceptedFormAsPlus91AndTenDigits(String text) {
        assertThat(Phone.parse(text).map(Phone::reveal)).contains("+919876543210");
    }

    @Test
    void takesThePublishedSample() {
        assertThat(Phone.parse("+911234567890").map(Phone::reveal)).contains("+911234567890");
    }

    @Test
    void takesTenDigitsThatBeginWith91AsANumberOfTheirOwn() {
        assertThat(Phone.parse("9198765432").map(Phone::reveal)).contains("+919198765432");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+91",
                "987654321",
                "98765432101",
                "+9876543210",
                "+91987654321",
                "+9198765432101",
                "0919876543210",
                "09876543210",
                "00919876543210",
                "++919876543210",
                "+929876543210",
                "+91 9876543210",
                "+91-9876543210",
                "98765-43210",
                "987654321a"
            })
    void refusesAnotherShape(String text) {
        assertThat(Phone.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+919876543210\n",
                " 9876543210",
                "9876543210\0",
                "\uff0b919876543210", // full-width plus
                "\uff19876543210", // full-width 9
                "\u096f876543210" // Devanagari 9
            })
    void refusesControlCharactersSpaceAndDigitsBeyondAscii(String text) {
        assertThat(Phone.parse(text)).isEmpty();
    }

    @Test
    void isReachedByPhoneAndDoesNotPrintItself() {
        Phone phone = Phone.parse("9876543210").orElseThrow();

        assertThat(phone.channel()).isEqualTo(Channel.PHONE);
        assertThat(phone).hasToString("Phone(***)");
    }
}
