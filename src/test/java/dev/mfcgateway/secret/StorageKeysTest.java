package dev.mfcgateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageKeysTest {

    private static final Secret KEY =
            Secret.of(Base64.getEncoder().encodeToString("a-sample-key-of-32-bytes-length!".getBytes(UTF_8)));

    @Test
    void derivesTheSameKeysOnEveryGateway() {
        byte[] kept = StorageKeys.from(KEY).atRest().seal("plain".getBytes(UTF_8), "place");

        assertThat(StorageKeys.from(KEY).atRest().open(kept, "place"))
                .asString()
                .isEqualTo("plain");
    }

    /** What is kept must be read by the next release too: this value, computed independently, never changes. */
    @Test
    void hashesContactsAsEver() {
        assertThat(StorageKeys.from(KEY).contacts().hexOf("text"))
                .isEqualTo("e57d1f5bcb609c67463be2dd4c57700e57ebaa5fc06a662bf4962c71e4e3c88b");
    }

    /** As above: a day's counts outlive a release. */
    @Test
    void hashesInvestorsAsEver() {
        assertThat(StorageKeys.from(KEY).sendCaps().hexOf("text"))
                .isEqualTo("27c2f9d336f8d60a46eb5dd54a17d6550d091b4687643cf0aa7927f93c8d82df");
    }

    @ParameterizedTest
    @CsvSource({"not base64!, is not base64", "c2hvcnQ=, is not 32 bytes long"})
    void refusesWhatIsNoKeyWithoutRepeatingIt(String text, String problem) {
        assertThatThrownBy(() -> StorageKeys.from(Secret.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem)
                .hasNoCause();
    }

    @Test
    void printsNothing() {
        StorageKeys keys = StorageKeys.from(KEY);

        assertThat(keys).hasToString("StorageKeys(***)");
        assertThat(keys.atRest()).hasToString("AtRest(***)");
        assertThat(keys.contacts()).hasToString("KeyedHash(***)");
    }
}
