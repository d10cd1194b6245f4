package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfcgateway.config.ConfigRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
            port: 1\\nport: 2         |:2: is not YAML: Duplicate field 'port'; allowed: YAML with each key once
            server:\\n\\tport: 1      |:2: is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation); allowed: YAML with each key once
            password: [hunter2        |:1: is not YAML: expected ',' or ']', but got <stream end>; allowed: YAML with each key once
            password: hunter2: x      |:1: is not YAML: mapping values are not allowed here; allowed: YAML with each key once
            a: 1\\n? [b]\\n: c         |:2: is not YAML: Expected a field name (Scalar value in YAML); allowed: YAML with each key once
            a: 1\\nenabled: yes       |:2: spells true or false in another way; allowed: plain YAML; text that looks like a value in quotes
            enabled: Off              |:1: spells true or false in another way; allowed: plain YAML; text that looks like a value in quotes
            port: 010                 |:1: holds a number with a leading zero, a sign, a base or underscores; allowed: plain YAML; text that looks like a value in quotes
            port: 0x1F                |:1: holds a number with a leading zero, a sign, a base or underscores; allowed: plain YAML; text that looks like a value in quotes
            port: 8_080               |:1: holds a number with a leading zero, a sign, a base or underscores; allowed: plain YAML; text that looks like a value in quotes
            a: &x 5\\nb: *x           |:2: holds an alias (*name); allowed: plain YAML; text that looks like a value in quotes
            a: &x {b: 1}\\nc: {<<: *x} |:2: holds an alias (*name); allowed: plain YAML; text that looks like a value in quotes
            port: !!int "8080"        |:1: holds a tag (!name); allowed: plain YAML; text that looks like a value in quotes
            a: 1\\n---\\nb: 2         |:3: begins a second document; allowed: plain YAML; text that looks like a value in quotes
            a: 1\\nsecret: "hunter2\\n\\nx  |:4: is not YAML: found unexpected end of stream; allowed: YAML with each key once
            name: "a\\0b"            |:1: holds a NUL character; allowed: plain YAML; text that looks like a value in quotes
            - 1                       |: holds no keys; allowed: YAML with key: value
            just text                 |: holds no keys; allowed: YAML with key: value
            # nothing                 |: holds no keys; allowed: YAML with key: value
            """)
    void refusesWhatDoesNotMeanWhatItLooksLike(String yaml, String line) throws IOException {
        Path file = write(yaml.replace("\\n", "\n").replace("\\t", "\t"));

        assertThatThrownBy(() -> YamlFile.read(file))
                .isInstanceOf(ConfigRefused.class)
                .hasMessage(file + line);
    }

    @Test
    void refusesAFileThatIsTooLongOrNoText() throws IOException {
        Path tooLong = write("a: " + "x".repeat(BoundedFile.MAX_BYTES));
        assertThatThrownBy(() -> YamlFile.read(tooLong)).hasMessageContaining("is longer than 262144 bytes");

        Path binary = Files.write(directory.resolve("b.yaml"), new byte[] {'a', ':', (byte) 0xff});
        assertThatThrownBy(() -> YamlFile.read(binary)).hasMessageContaining("is not UTF-8");
    }

    @Test
    void keepsTextThatLooksLikeAValueInQuotes() throws IOException {
        assertThat(YamlFile.read(write("a: \"010\"\nb: 'yes'\nc: 10\nd: true")).tree())
                .hasToString("{\"a\":\"010\",\"b\":\"yes\",\"c\":10,\"d\":true}");
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("a.yaml"), yaml);
    }
}
