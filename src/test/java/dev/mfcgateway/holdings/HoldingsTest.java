package dev.mfcgateway.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.simulator.cas.CasDocuments;
import dev.mfcgateway.simulator.cas.CasSubject;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With whole statements, as the simulated market makes them. */
class HoldingsTest {

    private static final CasSubject SUBJECT = new CasSubject(
            100000001, "ABCDE1234F", "+919876543210", "", LocalDate.of(1990, 4, 1), LocalDate.of(2026, 11, 22));
    private static final JsonObject SUMMARY = new CasDocuments(1).summary(SUBJECT);
    private static final JsonObject DETAIL = new CasDocuments(1).detailed(SUBJECT);

    @Test
    void readsASummary() {
        JsonObject payload = payload(SUMMARY.encode());
        assertThat(payload.fieldNames()).containsExactly("summary", "transactions");
        assertThat(payload.getJsonArray("transactions")).isEmpty();
        JsonObject summary = payload.getJsonObject("summary");
        assertThat(summary.fieldNames())
                .containsExactly(
                        "reqId",
                        "pan",
                        "pekrn",
                        "mobile",
                        "email",
                        "errorMessage",
                        "amcs",
                        "schemes",
                        "folios",
                        "portfolio",
                        "investorDetails");
        assertThat(summary.getString("reqId")).isEqualTo("100000001");
        assertThat(summary.getString("pan")).isEqualTo("ABCDE1234F");
        assertThat(rows(summary.getJsonArray("amcs"))).isEqualTo(rows(data(SUMMARY, "summary")));
        assertThat(summary.getJsonArray("portfolio")).isEqualTo(SUMMARY.getJsonArray("portfolio"));
        assertThat(summary.getJsonObject("investorDetails")).isEqualTo(SUMMARY.getJsonObject("investorDetails"));
        assertThat(summary.getJsonArray("folios")).isEmpty();
        assertThat(rows(summary.getJsonArray("schemes"))).isEqualTo(rows(data(SUMMARY, "schemes")));
    }

    @Test
    void readsADetailedStatement() {
        JsonObject payload = payload(DETAIL.encode());
        JsonObject summary = payload.getJsonObject("summary");
        assertThat(summary.getString("fromDate")).isEqualTo("01-Apr-1990");
        assertThat(summary.getString("fromDateIso")).isEqualTo("1990-04-01");
        assertThat(summary.getString("toDateIso")).isEqualTo("2026-11-22");
        assertThat(summary.getJsonArray("schemes")).isEmpty();
        assertThat(rows(summary.getJsonArray("folios"))).isEqualTo(rows(data(DETAIL, "dtSummary")));
        assertThat(rows(payload.getJsonArray("transactions"))).isEqualTo(rows(data(DETAIL, "dtTransaction")));
        JsonObject first = payload.getJsonArray("transactions").getJsonObject(0);
        assertThat(first.fieldNames())
                .startsWith("amc", "amcName", "folio", "checkDigit", "trxnDate", "trxnDateIso", "postedDate");
        assertThat(first.getString("trxnDateIso")).isEqualTo("2023-01-05");
        assertThat(payload.encode()).doesNotContain("\"raw\"");
    }

    @Test
    void joinsBothStatements() {
        JsonObject payload = new JsonObject(
                Holdings.of(List.of(DETAIL.encode(), SUMMARY.encode())).reveal());
        JsonObject summary = payload.getJsonObject("summary");
        assertThat(summary.getJsonArray("schemes"))
                .hasSameSizeAs(data(SUMMARY, "schemes").getList());
        assertThat(summary.getJsonArray("folios"))
                .hasSameSizeAs(data(DETAIL, "dtSummary").getList());
        assertThat(payload.getJsonArray("transactions"))
                .hasSameSizeAs(data(DETAIL, "dtTransaction").getList());
        assertThat(summary.getString("mobile")).isEqualTo("+919876543210");
        assertThat(summary.fieldNames())
                .startsWith("reqId", "pan", "pekrn", "mobile", "email", "fromDate", "fromDateIso", "toDate");
    }

    @Test
    void isTheSameTextForTheSameFieldsInAnotherOrder() {
        JsonObject turned = new JsonObject();
        List<String> names = List.copyOf(DETAIL.fieldNames());
        for (int name = names.size() - 1; name >= 0; name--) {
            turned.put(names.get(name), DETAIL.getValue(names.get(name)));
        }
        assertThat(Holdings.of(turned.encode()).reveal())
                .isEqualTo(Holdings.of(DETAIL.encode()).reveal());
    }

    @Test
    void readsALongStatement() {
        String transaction = data(DETAIL, "dtTransaction").getJsonObject(0).encode();
        String many = (transaction + ",").repeat(25_000);
        String statement =
                "{\"data\":[{\"dtTransaction\":[" + many.substring(0, many.length() - 1) + "],\"dtSummary\":[]}]}";
        assertThat(statement).hasSizeGreaterThan(10_000_000);
        assertThat(payload(statement).getJsonArray("transactions")).hasSize(25_000);
    }

    @Test
    void printsNothing() {
        assertThat(Holdings.of(SUMMARY.encode())).hasToString("Holdings(***)");
    }

    private static JsonObject payload(String statement) {
        return new JsonObject(Holdings.of(statement).reveal());
    }

    private static JsonArray data(JsonObject statement, String list) {
        return statement.getJsonArray("data").getJsonObject(0).getJsonArray(list);
    }

    /** As they were: without what was added. */
    private static List<JsonObject> rows(JsonArray list) {
        return list.stream()
                .map(row -> {
                    JsonObject bare = ((JsonObject) row).copy();
                    bare.getMap().keySet().removeIf(field -> field.endsWith("DateIso"));
                    return bare;
                })
                .toList();
    }
}
