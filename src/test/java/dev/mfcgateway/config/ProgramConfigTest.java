package dev.mfcgateway.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgramConfigTest {

    @Test
    void namesNoLineOfADocumentThatWasNoFile() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putObject("tenants").put("directory", 5);
        tree.putObject("redis").putArray("endpoints").add("redis://localhost");
        tree.putObject("storage").put("encryptionKey", "not base64");
        ConfigDocument document = new ConfigDocument("built", tree, Set.of(), KeyLines.UNKNOWN);

        assertThatThrownBy(() -> ProgramConfig.of(document, List.of(), Optional.empty(), new Findings()))
                .isInstanceOf(ConfigRefused.class)
                .hasMessage(
                        """
                        built: tenants.directory: is a number; allowed: the path of a directory
                        built: storage.encryptionKey: is not base64; allowed: 32 bytes as base64, by ${env:NAME} or ${file:PATH}""");
    }
}
