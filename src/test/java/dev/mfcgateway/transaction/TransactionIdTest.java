package dev.mfcgateway.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionIdTest {

    private static final String SAMPLE = "TRX_dc73061e7f79470dbb7bad384243f210";

    @Test
    void takesThePublishedSample() {
        assertThat(TransactionId.parse(SAMPLE)).contains(new TransactionId(SAMPLE));
        assertThat(new TransactionId(SAMPLE)).hasToString(SAMPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "TRX_",
                "dc73061e7f79470dbb7bad384243f210",
                "trx_dc73061e7f79470dbb7bad384243f210",
                "TRX_DC73061E7F79470DBB7BAD384243F210",
                "TRX_dc73061e7f79470dbb7bad384243f21",
                "TRX_dc73061e7f79470dbb7bad384243f2100",
                "TRX_dc73061e7f79470dbb7bad384243f21g",
                "TRX-dc73061e7f79470dbb7bad384243f210",
                "TRX_dc73061e-7f79-470d-bb7b-ad384243f210",
                " TRX_dc73061e7f79470dbb7bad384243f210",
                "TRX_dc73061e7f79470dbb7bad384243f210 ",
                "TRX_dc73061e7f79470dbb7bad384243f21\uff10"
            })
    void refusesAnotherShape(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "TRX_*",
                "TRX_????????????????????????????????",
                "TRX_[0-9a-f]3061e7f79470dbb7bad384243f210",
                "TRX_{c73061e7f79470dbb7bad384243f21}",
                "{TRX_dc73061e7f79470dbb7bad384243f210}",
                "TRX_dc73061e7f79470dbb7bad384243f210}:x{",
                "TRX_dc73061e7f79470dbb7bad384243f210:x",
                "TRX_dc73061e7f79470dbb7bad384243f210\n",
                "TRX_dc73061e7f79470dbb7bad384243f210\r\nFLUSHALL",
                "TRX_dc73061e7f79470dbb7bad384243f21\n",
                "TRX_dc73061e7f79470dbb7bad384243f210\0"
            })
    void refusesWhatWouldMeanMoreThanOneKey(String text) {
        assertRefused(text);
    }

    private static void assertRefused(String text) {
        assertThat(TransactionId.parse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransactionId(text))
                .withMessage("not a transaction id");
    }
}
