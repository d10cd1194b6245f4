package dev.mfcgateway.mfcentral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.investor.Channel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MfCentralFaultsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 |                                    | PHONE | mfc_validation_error DECLINED NOBODY",
                "401 |                                    | PHONE | mfc_invalid_token NONE NOBODY",
                "403 |                                    | PHONE | mfc_invalid_token NONE NOBODY",
                "404 |                                    | PHONE | internal_error:mfc_bad_response UNKNOWN UPSTREAM",
                "405 |                                    | PHONE | internal_error:mfc_bad_response UNKNOWN NOBODY",
                "413 |                                    | PHONE | internal_error:mfc_bad_response UNKNOWN NOBODY",
                "422 |                                    | PHONE | mfc_invalid_input DECLINED NOBODY",
                "422 | x invalid pan/pekrn, mobile/email combination. | PHONE | invalid_pan_mobile DECLINED NOBODY",
                "422 | invalid pan/pekrn, mobile/email combination   | EMAIL | invalid_pan_email DECLINED NOBODY",
                "422 | duplicate clientrefno              | EMAIL | internal_error:unexpected DECLINED NOBODY",
                "400 | invalid pan/pekrn, mobile/email combination   | EMAIL | mfc_validation_error DECLINED NOBODY",
                "429 |                                    | PHONE | mfc_rate_limited NONE NOBODY",
                "500 |                                    | PHONE | internal_error:mfc_server_error UNKNOWN UPSTREAM",
                "503 |                                    | PHONE | internal_error:mfc_server_error UNKNOWN UPSTREAM",
                "599 |                                    | PHONE | internal_error:mfc_server_error UNKNOWN UPSTREAM",
                "301 |                                    | PHONE | internal_error:mfc_bad_response UNKNOWN UPSTREAM",
                "302 |                                    | PHONE | internal_error:mfc_bad_response UNKNOWN UPSTREAM",
                "204 |                                    | PHONE | internal_error:mfc_bad_response UNKNOWN UPSTREAM",
                "999 |                                    | PHONE | internal_error:mfc_bad_response UNKNOWN UPSTREAM"
            })
    void givesEachRefusalOfASendItsMeaning(int status, String text, Channel channel, String meaning) {
        MfCentralFailure failure = MfCentralFaults.sending(channel).meaning(status, text == null ? "" : text);
        assertThat(Samples.summary(failure)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | invalid otp entered   | incorrect_otp DECLINED NOBODY",
                "422 | invalid otp entered   | incorrect_otp DECLINED NOBODY",
                "400 |                       | mfc_validation_error DECLINED NOBODY",
                "422 | invalid reqid         | mfc_invalid_input DECLINED NOBODY",
                "422 | duplicate clientrefno | mfc_invalid_input DECLINED NOBODY",
                "401 | otp                   | mfc_invalid_token NONE NOBODY",
                "403 | otp                   | mfc_invalid_token NONE NOBODY",
                "404 | otp                   | internal_error:mfc_bad_response UNKNOWN UPSTREAM",
                "406 | otp                   | internal_error:mfc_bad_response UNKNOWN NOBODY",
                "429 | otp                   | mfc_rate_limited NONE NOBODY",
                "500 | otp                   | internal_error:mfc_server_error UNKNOWN UPSTREAM",
                "204 |                       | internal_error:mfc_bad_response UNKNOWN UPSTREAM"
            })
    void givesEachRefusalOfAConfirmationItsMeaning(int status, String text, String meaning) {
        MfCentralFailure failure = MfCentralFaults.CONFIRMING.meaning(status, text == null ? "" : text);
        assertThat(Samples.summary(failure)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | investor consent is pending | mfc_validation_error DECLINED NOBODY",
                "400 | otp                         | mfc_validation_error DECLINED NOBODY",
                "401 |                             | mfc_invalid_token NONE NOBODY",
                "403 |                             | mfc_invalid_token NONE NOBODY",
                "404 |                             | internal_error:mfc_bad_response UNKNOWN UPSTREAM",
                "413 |                             | internal_error:mfc_bad_response UNKNOWN NOBODY",
                "422 | qr code already used        | mfc_invalid_input DECLINED NOBODY",
                "422 | otp                         | mfc_invalid_input DECLINED NOBODY",
                "429 |                             | mfc_rate_limited NONE NOBODY",
                "503 |                             | internal_error:mfc_server_error UNKNOWN UPSTREAM",
                "302 |                             | internal_error:mfc_bad_response UNKNOWN UPSTREAM"
            })
    void givesEachRefusalOfADocumentItsMeaning(int status, String text, String meaning) {
        MfCentralFailure failure = MfCentralFaults.FETCHING.meaning(status, text == null ? "" : text);
        assertThat(Samples.summary(failure)).isEqualTo(meaning);
    }
}
