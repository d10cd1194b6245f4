package dev.mfcgateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code openapi.yaml} as a partner's engineer reads it, and what an answer has otherwise. Of the paths that a tenant's
 * prefix may stand before, each is known behind any. Any thread.
 */
public final class ApiDescription {

    /** The one that the gateway serves. */
    public static final ApiDescription PUBLISHED = read();

    /** Headers that every HTTP answer may have, and those that browsers ask for. */
    private static final Set<String> OF_HTTP = Set.of("connection", "content-length", "content-type", "vary");

    private static final Set<Integer> BELOW_THE_ROUTER = Set.of(400, 414, 431);

    /** A path of the description, and whether a request is for it. */
    private record Path(Pattern pattern, JsonNode item) {}

    private final JsonNode root;
    private final DescribedSchemas schemas;
    private final List<Path> paths;

    public ApiDescription(JsonNode root) {
        this.root = root;
        this.schemas = new DescribedSchemas(root);
        this.paths = root.path("paths").properties().stream()
                .map(path -> new Path(pattern(path.getKey()), path.getValue()))
                .toList();
    }

    private static ApiDescription read() {
        try (InputStream yaml = ApiDescription.class.getResourceAsStream("/dev/mfcgateway/openapi.yaml")) {
            return new ApiDescription(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern pattern(String template) {
        String prefix = template.contains("{tenant}") ? "" : "(?:/.+)?";
        return Pattern.compile(prefix + template.replace(".", "\\.").replaceAll("\\{[a-zA-Z]+}", "[^/]+"));
    }

    public JsonNode root() {
        return root;
    }

    public DescribedSchemas schemas() {
        return schemas;
    }

    /** What {@code node} is, or what its {@code $ref} leads to. */
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").textValue().substring(1)) : node;
    }

    /** Where the answer is not as described; empty too where the description knows no such path. */
    public List<String> faultsOf(String method, String uri, Partner.Answer answer) {
        String path = uri.split("\\?", 2)[0];
        Optional<JsonNode> item = paths.stream()
                .filter(one -> one.pattern().matcher(path).matches())
                .map(Path::item)
                .findFirst();
        boolean isBelowTheRouter =
                BELOW_THE_ROUTER.contains(answer.status()) && answer.text().isEmpty();
        if (item.isEmpty() || isBelowTheRouter || (method.equals("OPTIONS") && answer.status() == 204)) {
            return List.of();
        }
        JsonNode response = response(item.get(), method, answer.status());
        if (response.isMissingNode()) {
            return List.of("status " + answer.status() + " is not described");
        }
        List<String> faults = new ArrayList<>(headerFaults(response, answer));
        if (!method.equals("HEAD") && response.has("content")) {
            faults.addAll(bodyFaults(response.get("content"), answer));
        }
        return faults;
    }

    private JsonNode response(JsonNode item, String method, int status) {
        JsonNode operation = item.path(method.toLowerCase(Locale.ROOT));
        JsonNode responses = operation.isMissingNode() ? ofAnyPath() : operation.path("responses");
        return resolved(responses.path(Integer.toString(status)));
    }

    /** For methods that a path does not have. */
    private JsonNode ofAnyPath() {
        return root.path("paths").path("/docs/").path("get").path("responses");
    }

    private List<String> headerFaults(JsonNode response, Partner.Answer answer) {
        List<String> faults = new ArrayList<>();
        Map<String, JsonNode> described = schemas.headers(response, this::resolved);
        for (String name : answer.headers().names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean isKnown = OF_HTTP.contains(lower) || lower.startsWith("access-control-");
            if (!isKnown && !described.containsKey(lower)) {
                faults.add("header " + name + " is not described");
            }
        }
        described.forEach((name, header) -> {
            String value = answer.headers().get(name);
            if (value != null) {
                schemas.faults(header.path("schema"), value).forEach(fault -> faults.add("header " + name + fault));
            } else if (header.path("required").booleanValue()) {
                faults.add("header " + name + " is missing");
            }
        });
        return faults;
    }

    private List<String> bodyFaults(JsonNode content, Partner.Answer answer) {
        String type = Optional.ofNullable(answer.headers().get("Content-Type")).orElse("none");
        JsonNode described = content.path(type.split(";", 2)[0]);
        if (described.isMissingNode()) {
            return List.of("Content-Type " + type + " is not described");
        }
        if (!type.equals("application/json")) {
            return List.of();
        }
        List<String> faults = new ArrayList<>(schemas.faultsOfJson(described.path("schema"), answer.text()));
        String category = answer.category();
        if (category != null && described.path("examples").path(category) instanceof MissingNode) {
            faults.add("category " + category + " is not described");
        }
        return faults;
    }
}
