package dev.mfcgateway.holdings;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The payload of {@link Holdings} in the making, statement by statement. One thread. */
final class Payload {

    private static final String INVESTOR = "investorDetails";
    private static final List<String> LISTS = List.of("summary", "schemes", "dtSummary", "dtTransaction");

    private final Map<String, Object> head = new LinkedHashMap<>();
    private final Map<String, Object> investor = new LinkedHashMap<>();
    private final Map<String, Object> raw = new LinkedHashMap<>();
    private final List<Map<String, Object>> amcs = new ArrayList<>();
    private final List<Map<String, Object>> schemes = new ArrayList<>();
    private final List<Map<String, Object>> folios = new ArrayList<>();
    private final List<Map<String, Object>> portfolio = new ArrayList<>();
    private final List<Map<String, Object>> transactions = new ArrayList<>();

    void add(Map<String, Object> statement) {
        List<Map<String, Object>> entries = objects("data", statement);
        refuseIfNone(statement, entries);
        refuseIfOfAnother(statement);
        Shape.STATEMENT.known(statement).forEach(this::fill);
        entries.forEach(this::addEntry);
        dress(Shape.TOTAL, "portfolio", statement, portfolio);
        if (isFilled(statement.get(INVESTOR))) {
            object(INVESTOR, statement.get(INVESTOR)).forEach(investor::putIfAbsent);
        }
        Map<String, Object> rest = Shape.STATEMENT.rest(statement);
        rest.keySet().removeAll(List.of("data", "portfolio", INVESTOR));
        keepRaw(rest, entries);
    }

    String json() {
        Map<String, Object> summary = new LinkedHashMap<>(Shape.STATEMENT.known(head)); // in its order again
        summary.put("amcs", amcs);
        summary.put("schemes", schemes);
        summary.put("folios", folios);
        summary.put("portfolio", portfolio);
        summary.put(INVESTOR, investor);
        if (!raw.isEmpty()) {
            summary.put("raw", raw);
        }
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("summary", summary);
        payload.put("transactions", transactions);
        return new JsonObject(payload).encode();
    }

    /** An error in the place of holdings must not pass for an investor who holds nothing. */
    private static void refuseIfNone(Map<String, Object> statement, List<Map<String, Object>> entries) {
        boolean hasRows = entries.stream().anyMatch(entry -> LISTS.stream()
                .anyMatch(list -> !objects(list, entry).isEmpty()));
        boolean tellsOfAnError = isFilled(statement.get("errorMessage")) || isFilled(statement.get("errors"));
        if (tellsOfAnError && !hasRows) {
            throw new UnreadableStatement("the statement tells of an error and holds nothing");
        }
        boolean isStatement =
                List.of("data", "portfolio", INVESTOR, "pan", "reqId").stream().anyMatch(statement::containsKey);
        if (!isStatement) {
            throw new UnreadableStatement("the statement has no field of a statement");
        }
    }

    private void refuseIfOfAnother(Map<String, Object> statement) {
        Object pan = statement.get("pan");
        if (isFilled(pan) && isFilled(head.get("pan")) && !head.get("pan").equals(pan)) {
            throw new UnreadableStatement("the statements are of two investors");
        }
    }

    private void fill(String field, Object value) {
        if (!isFilled(head.get(field))) {
            head.put(field, value);
        }
    }

    private void addEntry(Map<String, Object> entry) {
        dress(Shape.AMC, "summary", entry, amcs);
        dress(Shape.SCHEME, "schemes", entry, schemes);
        dress(Shape.FOLIO, "dtSummary", entry, folios);
        dress(Shape.TRANSACTION, "dtTransaction", entry, transactions);
    }

    /** The entries of {@code data} have no place of their own in the payload: what is left of them stays together. */
    private void keepRaw(Map<String, Object> rest, List<Map<String, Object>> entries) {
        rest.forEach(raw::putIfAbsent);
        List<Object> leftovers = new ArrayList<>();
        for (Map<String, Object> entry : entries) {
            Map<String, Object> left = new LinkedHashMap<>(entry);
            left.keySet().removeAll(LISTS);
            if (!left.isEmpty()) {
                leftovers.add(left);
            }
        }
        if (!leftovers.isEmpty()) {
            raw.putIfAbsent("data", leftovers);
        }
    }

    private static void dress(Shape shape, String list, Map<String, Object> from, List<Map<String, Object>> dressed) {
        objects(list, from).forEach(object -> dressed.add(shape.dress(object)));
    }

    /** What is absent or an empty text is an empty list. */
    private static List<Map<String, Object>> objects(String name, Map<String, Object> from) {
        Object value = from.getOrDefault(name, "");
        if (value.equals("")) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new UnreadableStatement(name + " is not a list");
        }
        return list.stream().map(item -> object(name, item)).toList();
    }

    private static Map<String, Object> object(String name, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new UnreadableStatement(name + " is not made of objects");
        }
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((key, field) -> object.put((String) key, field));
        return object;
    }

    private static boolean isFilled(Object value) {
        return value != null
                && !List.of("", "[]", "{}").contains(value.toString().strip());
    }
}
