package dev.mfcgateway.simulator.cas;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import org.junit.jupiter.api.Test;

class CasDocumentsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, Month.NOVEMBER, 22);

    private final CasDocuments documents = new CasDocuments(1);

    @Test
    void dependsOnPanAndSeedAlone() {
        JsonObject document = documents.summary(subject("ABCDE1234F", 1990));
        assertThat(new CasDocuments(1).summary(subject("ABCDE1234F", 1990))).isEqualTo(document);
        assertThat(new CasDocuments(2).summary(subject("ABCDE1234F", 1990))).isNotEqualTo(document);
        assertThat(documents.summary(subject("ABCDE1234G", 1990)).getJsonArray("data"))
                .isNotEqualTo(document.getJsonArray("data"));
    }

    @Test
    void addsUpInSummaryAndDetail() {
        JsonObject detailed = documents.detailed(subject("ABCDE1234F", 1990));
        JsonObject data = detailed.getJsonArray("data").getJsonObject(0);
        JsonObject row = data.getJsonArray("dtSummary").getJsonObject(0);
        BigDecimal units = data.getJsonArray("dtTransaction").stream()
                .map(JsonObject.class::cast)
                .filter(trade -> trade.getString("isin").equals(row.getString("isin")))
                .map(trade -> new BigDecimal(trade.getString("trxnUnits")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(row.getString("closingBalance")).isEqualTo(units.toPlainString());
        assertThat(row.getString("openingBal")).isEqualTo("0.000");
    }

    @Test
    void tellsOnlyOfTransactionsBetweenTheDates() {
        JsonObject data = documents
                .detailed(subject("ABCDE1234F", 2024))
                .getJsonArray("data")
                .getJsonObject(0);
        assertThat(data.getJsonArray("dtTransaction").stream().map(JsonObject.class::cast))
                .allSatisfy(trade -> assertThat(trade.getString("trxnDate")).endsWith("-2024"));
        assertThat(data.getJsonArray("dtSummary").getJsonObject(0).getString("openingBal"))
                .isNotEqualTo("0.000");
    }

    @Test
    void writesIsinsOfTwelveCharacters() {
        for (Scheme scheme : Scheme.values()) {
            assertThat(scheme.isin()).matches("INF[A-Z0-9]{8}[0-9]");
        }
    }

    private static CasSubject subject(String pan, int fromYear) {
        return new CasSubject(1, pan, "+919876543210", "", LocalDate.of(fromYear, Month.JANUARY, 1), TODAY);
    }
}
