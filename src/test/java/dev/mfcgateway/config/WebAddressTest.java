package dev.mfcgateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://services.mfcentral.com",
                "https://services.mfcentral.com:8443/api",
                "http://localhost:8081",
                "http://127.0.0.1",
                "http://127.1.2.3:80/x",
                "http://[::1]:8081"
            })
    void takesHttpsAndPlainHttpOnThisMachine(String address) {
        assertThat(WebAddress.base(address)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1",
                "http://localhost.example.in",
                "http://127.0.0.1.example.in",
                "http://127.0.0.1@example.in",
                "ftp://localhost",
                "https:///path",
                "https://host:0",
                "https://host:70000",
                "//host",
                "localhost:8081",
                "https://a b"
            })
    void refusesAnythingElse(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebAddress.page(address))
                .withMessageNotContaining(address);
    }

    @Test
    void dropsTrailingSlashes() {
        assertThat(WebAddress.base("https://host/api//")).hasToString("https://host/api");
    }

    @Test
    void keepsTheQueryOfAPageAlone() {
        assertThat(WebAddress.page("https://host/mfc?x=1")).hasToString("https://host/mfc?x=1");
        assertThatIllegalArgumentException().isThrownBy(() -> WebAddress.base("https://host/mfc?x=1"));
    }
}
