package dev.mfcgateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mfcgateway.failure.FieldProblem;
import dev.mfcgateway.failure.GatewayFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of one request's body, and what is wrong with them. Faults are gathered and thrown together, so that a
 * caller is told all of them at once; no fault repeats a value. One request, one thread.
 */
final class Fields {

    private final ObjectNode body;
    private final List<FieldProblem> problems = new ArrayList<>();

    Fields(ObjectNode body) {
        this.body = body;
    }

    /** A string; an empty one and {@code null} count as absent. */
    Optional<String> text(String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            problem(name, "must be a JSON string");
            return Optional.empty();
        }
        return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
    }

    /** What {@code parse} makes of a text that may be absent, or a fault {@code expected}. */
    <T> Optional<T> parsed(String name, Optional<String> text, Function<String, Optional<T>> parse, String expected) {
        Optional<T> value = text.flatMap(parse);
        if (text.isPresent() && value.isEmpty()) {
            problem(name, expected);
        }
        return value;
    }

    void problem(String name, String expected) {
        problems.add(new FieldProblem(name, expected));
    }

    /** @throws GatewayFailure {@code invalid_request} with every fault found so far */
    void throwProblems() {
        if (!problems.isEmpty()) {
            throw GatewayFailure.invalidRequest(problems);
        }
    }
}
