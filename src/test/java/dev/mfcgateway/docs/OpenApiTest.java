package dev.mfcgateway.docs;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mfcgateway.failure.ErrorType;
import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.testing.ApiDescription;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.Partner.Answer;
import dev.mfcgateway.transaction.Intent;
import dev.mfcgateway.transaction.TransactionStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of the API is valid, and says what the code does; answers are held to it by each integration test. */
class OpenApiTest {

    private static final ApiDescription API = ApiDescription.PUBLISHED;

    private static final Map<String, Operation> OPERATIONS = Map.of(
            "getOtp", Operation.GET_OTP,
            "getOtpAlias", Operation.GET_OTP,
            "verifyOtp", Operation.VERIFY_OTP,
            "verifyOtpAlias", Operation.VERIFY_OTP,
            "validateQr", Operation.VALIDATE_QR,
            "validateQrAlias", Operation.VALIDATE_QR,
            "createTransaction", Operation.CREATE_TRANSACTION,
            "readTransaction", Operation.READ_TRANSACTION,
            "readStatus", Operation.READ_STATUS);

    private static final Map<String, Operation> ANSWERS_READ = Map.of(
            "readGetOtpAnswer", Operation.GET_OTP,
            "readVerifyOtpAnswer", Operation.VERIFY_OTP,
            "readValidateQrAnswer", Operation.VALIDATE_QR);

    @Test
    void isValid() {
        Vertx vertx = Vertx.vertx();
        try {
            JsonObject document = new JsonObject(API.root().toString());
            // OpenAPI has these, vertx-openapi has not: a relative server, YAML and HTML.
            document.getJsonArray("servers").getJsonObject(0).put("url", "https://gateway.example");
            document.getJsonObject("paths").remove("/openapi.yaml");
            document.getJsonObject("paths").remove("/docs/");
            assertThat(Await.result(OpenAPIContract.from(vertx, document)).operations())
                    .hasSizeGreaterThan(OPERATIONS.size());
            document.getJsonObject("info").remove("title");
            assertThat(Await.failure(OpenAPIContract.from(vertx, document)).getMessage())
                    .isEqualTo("The passed OpenAPI contract is invalid.");
        } finally {
            Await.result(vertx.close());
        }
    }

    static Stream<JsonNode> operations() {
        return API.root().path("paths").findParents("operationId").stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void namesTheErrorsOfEachOperation(JsonNode operation) {
        String id = operation.path("operationId").textValue();
        Set<String> expected = Arrays.stream(FailureCategory.values())
                .filter(row -> row.operations().contains(Operation.UNKNOWN) || canEndIn(id, row))
                .map(row -> row.status() + " " + row.label())
                .collect(toCollection(TreeSet::new));

        Set<String> named = operation.path("responses").properties().stream()
                .flatMap(response ->
                        API
                                .resolved(response.getValue())
                                .at("/content/application~1json/examples")
                                .properties()
                                .stream()
                                .filter(example -> example.getValue().has("$ref"))
                                .map(example -> response.getKey() + " " + example.getKey()))
                .collect(toCollection(TreeSet::new));

        assertThat(named).isEqualTo(expected);
    }

    /** An answer that somebody comes back for was past the checks that come before it was left to itself. */
    private static boolean canEndIn(String id, FailureCategory row) {
        boolean isAnswerRead = ANSWERS_READ.containsKey(id);
        Operation operation = OPERATIONS.getOrDefault(id, ANSWERS_READ.getOrDefault(id, Operation.UNKNOWN));
        return row.operations().contains(operation)
                && !(isAnswerRead && Set.of(408, 409, 413, 415).contains(row.status()));
    }

    @ParameterizedTest
    @EnumSource(FailureCategory.class)
    void showsEachErrorByteForByte(FailureCategory row) {
        String quoted = new JsonObject().put("m", row.message()).encode().replaceAll("^\\{\"m\":|}$", "");
        String rest =
                switch (row) {
                    case INVALID_REQUEST ->
                        ",\"details\":[{\"field\":\"pan\",\"problem\":\"must be 5 letters, 4 digits and 1 letter\"}]";
                    case INTERNAL_ERROR -> ",\"cause\":\"circuit_open\"";
                    default -> "";
                };

        assertThat(API.root()
                        .at("/components/examples/" + row.label() + "/value")
                        .toString())
                .isEqualTo("{\"success\":false,\"data\":null,\"errors\":[" + quoted + "],\"statusCode\":" + row.status()
                        + ",\"message\":" + quoted + ",\"errorType\":\""
                        + row.errorType().wireName() + "\",\"category\":\"" + row.label()
                        + "\",\"requestId\":\"7f1c2b9e-5a0d-4c3e-9b61-2f8d0e4a7c15\"" + rest + "}");
    }

    @Test
    void showsNoOtherError() {
        assertThat(API.root().at("/components/examples").size()).isEqualTo(FailureCategory.values().length);
    }

    @Test
    void knowsEveryNameThatAnswersUse() {
        assertThat(names("Error/properties/category"))
                .isEqualTo(labels(FailureCategory.values(), FailureCategory::label));
        assertThat(names("Error/properties/errorType")).isEqualTo(labels(ErrorType.values(), ErrorType::wireName));
        assertThat(names("Error/properties/cause")).isEqualTo(labels(FailureCause.values(), FailureCause::label));
        assertThat(names("Intent")).isEqualTo(labels(Intent.values(), Intent::name));
        assertThat(names("Status")).isEqualTo(labels(TransactionStatus.values(), TransactionStatus::name));
    }

    private static List<String> names(String schema) {
        JsonNode names = API.root().at("/components/schemas/" + schema + "/enum");
        return new JsonMapper().convertValue(names, new StringList());
    }

    private static final class StringList extends TypeReference<List<String>> {}

    private static <T> List<String> labels(T[] constants, Function<T, String> label) {
        return Arrays.stream(constants).map(label).toList();
    }

    /** All that stand beside a schema: of requests, of answers, of the webhook. */
    static Stream<JsonNode> contents() {
        return API.root().findParents("schema").stream()
                .filter(content -> content.has("examples") || content.has("example"));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void showsExamplesThatFitTheirSchemas(JsonNode content) {
        Stream.concat(
                        content.path("examples").valueStream().map(example -> API.resolved(example)
                                .path("value")),
                        content.has("example") ? Stream.of(content.get("example")) : Stream.empty())
                .forEach(value -> assertThat(API.schemas().faults(content.get("schema"), value))
                        .as(value.toString())
                        .isEmpty());
    }

    /** So that the integration tests' check can be trusted. */
    @Test
    void findsFaultWithAnAnswerThatIsOtherwise() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Content-Type", "application/json")
                .add("Cache-Control", "no-store")
                .add("X-Request-Id", "r-1");
        String body = API.root().at("/components/examples/invalid_intent/value").toString();

        assertThat(faults("/acme/getOTP?x", 400, headers, body)).isEmpty();
        assertThat(faults("/gateway/acme/transaction", 400, headers, body))
                .containsExactly("category invalid_intent is not described");
        assertThat(faults("/getOTP", 418, headers, body)).containsExactly("status 418 is not described");
        assertThat(faults("/getOTP", 400, headers, body.replace("\"data\":null,", "")))
                .anyMatch(fault -> fault.contains("'data'"));
        assertThat(faults("/getOTP", 400, headers, body.replace("{\"success", "{\"new\":1,\"success")))
                .anyMatch(fault -> fault.contains("'new'"));
        assertThat(faults("/getOTP", 400, with(headers, "X-New", "1"), body))
                .containsExactly("header X-New is not described");
        assertThat(faults("/getOTP", 400, with(headers, "Retry-After", "soon"), body))
                .anyMatch(fault -> fault.startsWith("header retry-after"));
        assertThat(faults("/getOTP", 400, with(headers, "Content-Type", "text/plain"), body))
                .containsExactly("Content-Type text/plain is not described");
        assertThat(faults(
                        "/getOTP",
                        400,
                        MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/json"),
                        body))
                .containsExactlyInAnyOrder("header x-request-id is missing", "header cache-control is missing");
        assertThat(faults("/nowhere", 418, headers, body)).isEmpty();
    }

    @Test
    void findsFaultWhereTheDescriptionIsOtherwise() {
        ObjectNode wrong = API.root().deepCopy();
        ((ObjectNode) wrong.at("/components/schemas/Error/properties/statusCode")).put("type", "string");
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Content-Type", "application/json")
                .add("Cache-Control", "no-store")
                .add("X-Request-Id", "r-1");
        String body = API.root().at("/components/examples/invalid_intent/value").toString();

        assertThat(new ApiDescription(wrong).faultsOf("POST", "/getOTP", new Answer(400, headers, body)))
                .anyMatch(fault -> fault.startsWith("/statusCode"));
    }

    private static MultiMap with(MultiMap headers, String name, String value) {
        return MultiMap.caseInsensitiveMultiMap().addAll(headers).set(name, value);
    }

    private static List<String> faults(String uri, int status, MultiMap headers, String body) {
        return API.faultsOf("POST", uri, new Answer(status, headers, body));
    }
}
