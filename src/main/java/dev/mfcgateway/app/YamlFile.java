package dev.mfcgateway.app;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.mfcgateway.config.ConfigDocument;
import dev.mfcgateway.config.ConfigFault;
import dev.mfcgateway.config.ConfigRefused;
import dev.mfcgateway.config.KeyLines;
import dev.mfcgateway.config.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads one YAML file that means what it looks like: one document, no key twice, no alias or tag, and no word or number
 * that YAML would read as another than people do ({@code yes}, {@code 010}). Blocks; keep it off event loops.
 */
final class YamlFile {

    private static final YAMLMapper MAPPER = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private static final Pattern PLAIN_WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern PLAIN_BOOLEAN = Pattern.compile("true|false");
    private static final Pattern PARSERS_OWN = Pattern.compile(", got this instead.*");
    private static final Pattern PROBLEM = Pattern.compile("^(\\S.*)\\R in 'reader', line (\\d+)", Pattern.MULTILINE);

    private YamlFile() {}

    /**
     * The file with its references as they are written.
     *
     * @throws ConfigRefused with the one fault at which reading ended
     */
    static ConfigDocument read(Path file) {
        try {
            String yaml = BoundedFile.read(file);
            KeyLines lines = linesIfSpeltPlainly(file, yaml);
            JsonNode tree = MAPPER.readTree(yaml);
            if (tree instanceof ObjectNode keys) {
                return new ConfigDocument(file.toString(), keys, Set.of(), lines);
            }
            throw refused(file, Place.NO_LINE, "holds no keys", "allowed: YAML with key: value");
        } catch (BoundedFile.UnreadableException e) {
            throw refused(file, Place.NO_LINE, e.getMessage(), "allowed: a YAML file");
        } catch (JacksonException e) {
            throw notYaml(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyLines linesIfSpeltPlainly(Path file, String yaml) throws IOException {
        LineNotes notes = new LineNotes();
        try (YAMLParser parser = MAPPER.getFactory().createParser(yaml)) {
            boolean ended = false;
            while (parser.nextToken() != null) {
                Optional<String> trap = ended ? Optional.of("begins a second document") : trap(parser);
                if (trap.isPresent()) {
                    int line = parser.currentTokenLocation().getLineNr();
                    throw refused(
                            file, line, trap.get(), "allowed: plain YAML; text that looks like a value in quotes");
                }
                notes.take(parser);
                ended = parser.getParsingContext().inRoot();
            }
        }
        return notes.lines();
    }

    private static Optional<String> trap(YAMLParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (parser.isCurrentAlias()) {
            return Optional.of("holds an alias (*name)");
        }
        if (parser.getTypeId() != null) {
            return Optional.of("holds a tag (!name)");
        }
        if (token.isBoolean() && !PLAIN_BOOLEAN.matcher(parser.getText()).matches()) {
            return Optional.of("spells true or false in another way");
        }
        if (token == JsonToken.VALUE_NUMBER_INT
                && !PLAIN_WHOLE_NUMBER.matcher(parser.getText()).matches()) {
            return Optional.of("holds a number with a leading zero, a sign, a base or underscores");
        }
        if (token == JsonToken.VALUE_STRING && parser.getText().indexOf('\0') >= 0) {
            return Optional.of("holds a NUL character");
        }
        return Optional.empty();
    }

    /** The parser's own clause, without the lines of the file that it quotes: they may hold a secret. */
    private static ConfigRefused notYaml(Path file, JacksonException e) {
        Optional<MatchResult> marked =
                PROBLEM.matcher(e.getOriginalMessage()).results().reduce((earlier, last) -> last);
        String problem = marked.map(mark -> mark.group(1))
                .orElseGet(() -> e.getOriginalMessage().lines().findFirst().orElse(""));
        int line = marked.map(mark -> Integer.valueOf(mark.group(2)))
                .orElseGet(() -> e.getLocation() == null
                        ? Place.NO_LINE
                        : e.getLocation().getLineNr());
        String clause = PARSERS_OWN.matcher(problem).replaceFirst("");
        return refused(file, line, "is not YAML: " + clause, "allowed: YAML with each key once");
    }

    private static ConfigRefused refused(Path file, int line, String problem, String allowed) {
        ConfigFault fault = new ConfigFault(new Place(file.toString(), line), "", problem, allowed);
        return new ConfigRefused(List.of(fault), List.of());
    }
}
