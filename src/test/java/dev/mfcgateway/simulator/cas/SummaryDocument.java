package dev.mfcgateway.simulator.cas;

import static dev.mfcgateway.simulator.cas.CasText.money;
import static dev.mfcgateway.simulator.cas.CasText.price;
import static dev.mfcgateway.simulator.cas.CasText.units;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The document that answers {@code submitcassummaryrequest}. */
final class SummaryDocument {
    private static final LocalDate DAY = Portfolio.NAV_DATE;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private SummaryDocument() {}

    static JsonObject of(CasSubject subject, Portfolio portfolio) {
        JsonArray schemes = new JsonArray();
        portfolio.holdings().forEach(holding -> schemes.add(scheme(holding)));
        return new JsonObject()
                .put("reqId", subject.reqId())
                .put("pan", subject.pan())
                .put("mobile", subject.mobile())
                .put("email", subject.email())
                .put("pekrn", "")
                .put(
                        "data",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("summary", summary(portfolio))
                                        .put("schemes", schemes)))
                .put("portfolio", new JsonArray().add(totals(portfolio.holdings())))
                .put("investorDetails", CasText.investor(subject))
                .put("errorMessage", "");
    }

    private static JsonArray summary(Portfolio portfolio) {
        Map<String, List<Holding>> byAmc = portfolio.holdings().stream()
                .collect(Collectors.groupingBy(holding -> holding.scheme().amc, TreeMap::new, Collectors.toList()));
        JsonArray rows = new JsonArray();
        byAmc.forEach((amc, holdings) -> rows.add(
                totals(holdings).put("amc", amc).put("amcName", holdings.get(0).scheme().amcName)));
        return rows;
    }

    private static JsonObject totals(List<Holding> holdings) {
        BigDecimal value = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        for (Holding holding : holdings) {
            value = value.add(holding.valueAt(DAY));
            cost = cost.add(holding.costAt(DAY));
        }
        return gain(new JsonObject(), value, cost);
    }

    private static JsonObject scheme(Holding holding) {
        JsonObject row = new JsonObject()
                .put("amc", holding.scheme().amc)
                .put("amcName", holding.scheme().amcName)
                .put("folio", holding.folio())
                .put("schemeCode", holding.scheme().code)
                .put("schemeName", holding.scheme().title)
                .put("schemeOption", "GROWTH")
                .put("assetType", holding.scheme().assetType)
                .put("schemeType", "OPEN ENDED")
                .put("nav", price(holding.scheme().nav))
                .put("navDate", CasText.date(DAY))
                .put("closingBalance", units(holding.unitsAt(DAY)))
                .put("availableUnits", units(holding.unitsAt(DAY)))
                .put("isin", holding.scheme().isin())
                .put("rtaName", holding.scheme().rta);
        return flags(standing(gain(row, holding.valueAt(DAY), holding.costAt(DAY))));
    }

    private static JsonObject gain(JsonObject row, BigDecimal value, BigDecimal cost) {
        BigDecimal gain = value.subtract(cost);
        return row.put("currentMktValue", money(value))
                .put("costValue", money(cost))
                .put("gainLoss", money(gain))
                .put("gainLossPercentage", money(gain.multiply(HUNDRED).divide(cost, 2, RoundingMode.HALF_UP)));
    }

    private static JsonObject standing(JsonObject row) {
        return row.put("brokerCode", "DIRECT")
                .put("brokerName", "")
                .put("isDemat", "N")
                .put("nomineeStatus", "Y")
                .put("kycStatus", "OK")
                .put("planMode", "DIRECT")
                .put("modeOfHolding", "SINGLE")
                .put("taxStatus", "INDIVIDUAL")
                .put(
                        "bank",
                        new JsonObject()
                                .put("bankName", "SAMPLE BANK")
                                .put("accountNo", "XXXXXX1234")
                                .put("ifsc", "SMPL0000001"));
    }

    private static JsonObject flags(JsonObject row) {
        List.of("purAllow", "redAllow", "swtAllow", "sipAllow", "stpAllow", "swpAllow")
                .forEach(flag -> row.put(flag, "Y"));
        return row;
    }
}
