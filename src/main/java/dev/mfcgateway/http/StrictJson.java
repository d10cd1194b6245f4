package dev.mfcgateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mfcgateway.failure.FieldProblem;
import dev.mfcgateway.failure.GatewayFailure;
import io.vertx.ext.web.RequestBody;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/**
 * Reads a body as RFC 8259 has it and no otherwise: valid UTF-8, one object, no duplicate keys, no comments, nothing
 * after it, at most five levels deep. Anything else is {@code invalid_request}. Any thread.
 */
final class StrictJson {

    private static final int DEEPEST = 5;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(Integer.MAX_VALUE) // the body's own limit holds
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private StrictJson() {}

    static ObjectNode object(RequestBody body) {
        return object(body.available() ? body.buffer().getBytes() : new byte[0]);
    }

    static ObjectNode object(byte[] body) {
        try {
            // The parser itself would guess UTF-16 and UTF-32.
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            if (READER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (CharacterCodingException | JsonProcessingException refused) {
            // Its message quotes the body: it goes nowhere.
        }
        throw GatewayFailure.invalidRequest(List.of(new FieldProblem("body", "must be one JSON object in UTF-8")));
    }
}
