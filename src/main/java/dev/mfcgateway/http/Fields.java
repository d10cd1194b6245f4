package dev.mfcgateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
    private final String path;
    private final List<FieldProblem> problems;

    Fields(ObjectNode body) {
        this(body, "", new ArrayList<>());
    }

    private Fields(ObjectNode body, String path, List<FieldProblem> problems) {
        this.body = body;
        this.path = path;
        this.problems = problems;
    }

    /** The fields of an object inside this one; none where it is absent. Their faults are gathered here. */
    Fields in(String name) {
        ObjectNode inner = value(name)
                .filter(value -> is(value.isObject(), name, "must be a JSON object"))
                .map(ObjectNode.class::cast)
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return new Fields(inner, path + name + ".", problems);
    }

    /** A string; an empty one and {@code null} count as absent. */
    Optional<String> text(String name) {
        return value(name)
                .filter(value -> is(value.isTextual(), name, "must be a JSON string"))
                .map(JsonNode::textValue)
                .filter(text -> !text.isEmpty());
    }

    boolean flag(String name, boolean byDefault) {
        return value(name)
                .filter(value -> is(value.isBoolean(), name, "must be true or false"))
                .map(JsonNode::booleanValue)
                .orElse(byDefault);
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(body.get(name)).filter(value -> !value.isNull());
    }

    private boolean is(boolean expected, String name, String problem) {
        if (!expected) {
            problem(name, problem);
        }
        return expected;
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
        problems.add(new FieldProblem(path + name, expected));
    }

    /** @throws GatewayFailure {@code invalid_request} with every fault found so far */
    void throwProblems() {
        if (!problems.isEmpty()) {
            throw GatewayFailure.invalidRequest(problems);
        }
    }
}
