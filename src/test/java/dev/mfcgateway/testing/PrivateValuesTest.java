package dev.mfcgateway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfcgateway.simulator.SampleClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Also of those who look at what is written: a look-out that sees nothing would be worse than none. */
class PrivateValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pan=ABCDE1234F",
                "(abcde1234f)",
                "Expected a digit, got ZZZZZ0000Z",
                "phone=\"+919876543210\"",
                "to 9876543210,",
                "user@domain.in",
                "somebody.else+x@example.co.in",
                "Authorization: Bearer abcdefgh12345678",
                "eyJhbGciOiJIUzI1NiJ9.eyJndWVzdCI6dHJ1ZX0",
                "-----BEGIN PRIVATE KEY-----",
                "at https://example.in/start?data=sealed",
                "api-secret-of-a-test-0123456789abcdef"
            })
    void areSeen(String text) {
        assertThat(PrivateValues.in(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRX_dc73061e7f79470dbb7bad384243f210 stays reserved: internal_error:redis_unavailable",
                "requestId=5f0c1d2e-aaaa-4bbb-8ccc-0123456789ab status=200 ms=41230.117",
                "mfc_gateway_request_duration_seconds_sum{operation=\"get_otp\",tenant=\"acme\"} 1.23456",
                "Listening on 0.0.0.0:8080, management on 0.0.0.0:9090",
                "java.lang.Object@1a2b3c"
            })
    void areNotSeenWhereThereAreNone(String text) {
        assertThat(PrivateValues.in(text)).isEmpty();
    }

    @Test
    void areAlsoWhatASampleEnvironmentHolds() {
        String key = SampleEnvironment.of(SampleClients.generate()).get("ACME_MFC_PRIVATE_KEY");

        assertThat(PrivateValues.in("key " + key.lines().skip(3).findFirst().orElseThrow()))
                .isPresent();
    }

    @Test
    void anOtpCountsOnlyWhereItStandsAlone() {
        PrivateValues.addOtp("402917");

        assertThat(PrivateValues.in("otp=402917")).isPresent();
        assertThat(PrivateValues.in("0.402917 and 1402917 and a402917")).isEmpty();
    }

    @Test
    void failTheClassOfTestsThatWritesThemDown() {
        NothingPrivateIsWritten lookOut = new NothingPrivateIsWritten();
        WrittenDown.add("log", "all is well");
        lookOut.afterAll(null);

        WrittenDown.add("log", "pan=ABCDE1234F");
        assertThatThrownBy(() -> lookOut.afterAll(null)).hasMessageContaining("ABCDE1234F in log");
        lookOut.afterAll(null);
    }
}
