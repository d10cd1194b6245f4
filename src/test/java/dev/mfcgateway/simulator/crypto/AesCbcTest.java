package dev.mfcgateway.simulator.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected texts were made with {@code sha256sum} and {@code openssl enc -aes-256-cbc}. */
class AesCbcTest {
    private static final String KEY = "acme-sample-encryption-key";
    private static final String TEXT = "{\"pan\":\"ABCDE1234F\",\"name\":\"Ärzte\"}";

    @ParameterizedTest
    @CsvSource({
        "SHA256_HEX32, 5ZLFsAWMm6zh742zTq03CP8ZWXIplzVWT2J7CZxT8f7oY+ROre9duUiYcO4tThvn",
        "SHA256_RAW, fMpp6LsrU5jTAvK6JBU2W1bhDMW/o+dA1WBSt3y3ftUYhmANHUNfw+gtPv8H5Use"
    })
    void encryptsAndDecryptsLikeOpenssl(KeyDerivation derivation, String base64) {
        AesCbc cipher = new AesCbc(derivation.derive(KEY), AesCbc.readIv("globalaesvectors"));
        assertThat(Base64Alphabet.STANDARD.encode(cipher.encrypt(TEXT))).isEqualTo(base64);
        assertThat(cipher.decrypt(Base64Alphabet.decode(base64))).isEqualTo(TEXT);
    }

    @Test
    void derivesTheHexDigitsOrTheBytesOfTheHash() {
        String hash = "0cfe7ffedc5e0c0a09ba73a39104a08c4af32341e2e9ec0ed032f8d414006157";
        assertThat(KeyDerivation.SHA256_HEX32.derive(KEY))
                .isEqualTo(hash.substring(0, 32).getBytes(US_ASCII));
        assertThat(KeyDerivation.SHA256_RAW.derive(KEY))
                .isEqualTo(HexFormat.of().parseHex(hash));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "globalaesvectors",
                "676c6f62616c616573766563746f7273",
                "Z2xvYmFsYWVzdmVjdG9ycw==",
                "Z2xvYmFsYWVzdmVjdG9ycw"
            })
    void readsAnIvInEveryForm(String text) {
        assertThat(AesCbc.readIv(text)).isEqualTo("globalaesvectors".getBytes(US_ASCII));
    }

    @Test
    void refusesAnIvOfAnotherLength() {
        assertThatThrownBy(() -> AesCbc.readIv("Z2xvYmFs")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-_-_", "+/+/", "-_-_-w==", "-_-_-w", "+/+/+w=="})
    void readsBothAlphabetsWithAndWithoutPadding(String text) {
        assertThat(Base64Alphabet.decode(text)).startsWith(0xfb, 0xff, 0xbf);
    }

    @Test
    void refusesWhatDoesNotDecrypt() {
        AesCbc cipher = new AesCbc(new byte[32], new byte[16]);
        assertThatThrownBy(() -> cipher.decrypt(new byte[33])).isInstanceOf(Unreadable.class);
    }
}
