package dev.mfcgateway.app;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.mfcgateway.config.KeyLines;
import dev.mfcgateway.config.KeyPath;
import java.util.HashMap;
import java.util.Map;

/** Notes on which line each key and each list's entry begins, while a parser goes through a file. For one thread. */
final class LineNotes {

    private final Map<String, Integer> lines = new HashMap<>();

    /** Notes the parser's current token, if it is a key or a list's entry. */
    void take(YAMLParser parser) {
        JsonToken token = parser.currentToken();
        JsonStreamContext inside = parser.getParsingContext();
        JsonStreamContext place = token.isStructStart() ? inside.getParent() : inside;
        boolean isEntry = place.inArray() && !token.isStructEnd();
        if (token == JsonToken.FIELD_NAME || isEntry) {
            lines.put(key(place), parser.currentTokenLocation().getLineNr());
        }
    }

    private static String key(JsonStreamContext place) {
        if (place.inRoot()) {
            return "";
        }
        String above = key(place.getParent());
        return place.inArray()
                ? KeyPath.entry(above, place.getCurrentIndex())
                : KeyPath.below(above, place.getCurrentName());
    }

    KeyLines lines() {
        return new KeyLines(lines);
    }
}
