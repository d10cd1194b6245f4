package dev.mfcgateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeakSecretTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"changeme", "please-CHANGE-ME-now", "Password", "0000000000000000000000000000", "your-secret"})
    void tellsAPlaceholder(String value) {
        assertThat(WeakSecret.looksLike(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4f81c0d2", "0a1b2c3d4e5f60718293a4b5c6d7e8f9"})
    void leavesOthersAlone(String value) {
        assertThat(WeakSecret.looksLike(value)).isFalse();
    }
}
