package dev.mfcgateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples and the schemas as an editor sees them: references unresolved, and without the rest of the program. */
class EditorSchemaTest {

    private static final String HEADER = "# yaml-language-server: $schema=";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static List<Path> samples() throws IOException {
        List<Path> samples = new ArrayList<>();
        for (Path directory : List.of(Path.of("conf"), Path.of("k8s", "overlays", "production"))) {
            samples.add(directory.resolve("gateway.yaml"));
            try (Stream<Path> tenants = Files.list(directory.resolve("tenants"))) {
                tenants.sorted().forEach(samples::add);
            }
        }
        return samples;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleBeginsWithTheNameOfItsSchema(Path sample) throws IOException {
        assertThat(Files.readAllLines(sample)).first().asString().startsWith(HEADER);
        assertThat(schemaOf(sample)).isRegularFile();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleHoldsToItsSchemaAsItIsWritten(Path sample) throws IOException {
        JsonNode schema = new ObjectMapper().readTree(schemaOf(sample).toFile());
        JsonNode written = new YAMLMapper().readTree(sample.toFile());

        assertThat(SCHEMAS.getSchema(schema).validate(written)).isEmpty();
    }

    private static Path schemaOf(Path sample) throws IOException {
        String name = Files.readAllLines(sample).get(0).substring(HEADER.length());
        return sample.resolveSibling(name).normalize();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway.schema.json", "tenant.schema.json"})
    void theJarHasTheSameSchema(String name) throws IOException {
        try (InputStream inTheJar = ConfigSchema.class.getResourceAsStream("/dev/mfcgateway/" + name)) {
            assertThat(inTheJar).hasBinaryContent(Files.readAllBytes(Path.of("conf", name)));
        }
    }

    /** An editor keeps quiet about a schema that it cannot make sense of. */
    @ParameterizedTest
    @ValueSource(strings = {"gateway.schema.json", "tenant.schema.json"})
    void everySchemaIsOne(String name) throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Path.of("conf", name).toFile());

        assertThat(SCHEMAS.getSchema(SchemaLocation.of(schema.get("$schema").asText()))
                        .validate(schema))
                .isEmpty();
    }
}
