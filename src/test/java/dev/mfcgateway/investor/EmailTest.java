package dev.mfcgateway.investor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user@domain", // the public API's own sample
                "user@domain.in",
                "User.Name+tag@Domain.IN",
                "a@b",
                "\u0909\u092a\u092f\u094b\u0917@\u0921\u094b\u092e\u0947\u0928.\u092d\u093e\u0930\u0924"
            })
    void keepsAnAddressAsItIs(String text) {
        assertThat(Email.parse(text).map(Email::reveal)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "user", "user@", "@domain", "user@@domain", "us@er@domain", "user@domain@"})
    void refusesAnythingButOneAtWithBothSidesFilled(String text) {
        assertThat(Email.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us er@domain",
                " user@domain",
                "user@domain ",
                "user@domain\n",
                "user@domain\r\nBcc: other@domain.in",
                "us\ter@domain",
                "user\0@domain",
                "user\u007f@domain",
                "user\u0085@domain", // a control character beyond ASCII
                "user\u00a0@domain", // no-break space
                "user\u3000@domain", // full-width space
                "user\u2028@domain", // line separator
                "user\u200b@domain", // zero-width space
                "user\u202e@domain", // right-to-left override
                "\ufeffuser@domain",
                "user\ud800@domain" // half a character
            })
    void refusesSpacesAndControlCharactersOfAnyScript(String text) {
        assertThat(Email.parse(text)).isEmpty();
    }

    @Test
    void takes254CharactersAndRefuses255() {
        String longest = "u".repeat(247) + "@domain";

        assertThat(longest).hasSize(254);
        assertThat(Email.parse(longest)).isPresent();
        assertThat(Email.parse("u" + longest)).isEmpty();
    }

    @Test
    void isReachedByEmailAndDoesNotPrintItself() {
        Email email = Email.parse("user@domain").orElseThrow();

        assertThat(email.channel()).isEqualTo(Channel.EMAIL);
        assertThat(email).hasToString("Email(***)");
    }
}
