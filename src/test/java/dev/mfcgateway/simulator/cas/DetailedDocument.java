package dev.mfcgateway.simulator.cas;

import static dev.mfcgateway.simulator.cas.CasText.money;
import static dev.mfcgateway.simulator.cas.CasText.price;
import static dev.mfcgateway.simulator.cas.CasText.units;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;

/** The document that answers {@code submitcasdetailrequest} and {@code newCasRequest}. */
final class DetailedDocument {
    private DetailedDocument() {}

    static JsonObject of(CasSubject subject, Portfolio portfolio) {
        JsonArray transactions = new JsonArray();
        JsonArray summary = new JsonArray();
        for (Holding holding : portfolio.holdings()) {
            holding.tradesBetween(subject.from(), subject.to())
                    .forEach(trade -> transactions.add(transaction(holding, trade)));
            summary.add(summaryRow(holding, subject.from(), subject.to()));
        }
        return new JsonObject()
                .put("reqId", subject.reqId())
                .put("pan", subject.pan())
                .put("pekrn", "")
                .put("email", subject.email())
                .put("fromDate", CasText.date(subject.from()))
                .put("toDate", CasText.date(subject.to()))
                .put(
                        "data",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("dtTransaction", transactions)
                                        .put("dtSummary", summary)))
                .put("investorDetails", CasText.investor(subject));
    }

    private static JsonObject transaction(Holding holding, Trade trade) {
        return scheme(holding)
                .put("checkDigit", "")
                .put("trxnDate", CasText.date(trade.date()))
                .put("postedDate", CasText.date(trade.date().plusDays(1)))
                .put("trxnDesc", trade.description())
                .put("trxnAmount", money(trade.amount()))
                .put("trxnUnits", units(trade.units()))
                .put("purchasePrice", price(trade.price()))
                .put("sttTax", "0.00")
                .put("tax", "0.00")
                .put("totalTax", "0.00")
                .put("trxnMode", "N")
                .put("stampDuty", money(trade.stampDuty()))
                .put("trxnCharge", "0.00")
                .put("trxnTypeFlag", trade.typeFlag());
    }

    private static JsonObject summaryRow(Holding holding, LocalDate from, LocalDate to) {
        return scheme(holding)
                .put("kycStatus", "OK")
                .put("brokerCode", "DIRECT")
                .put("brokerName", "")
                .put("rtaCode", holding.scheme().rta)
                .put("decimalUnits", "3")
                .put("decimalAmount", "2")
                .put("decimalNav", "4")
                .put("lastTrxnDate", lastTradeDate(holding, to))
                .put("openingBal", units(holding.unitsAt(from.minusDays(1))))
                .put("marketValue", money(holding.valueAt(to)))
                .put("nav", price(holding.scheme().nav))
                .put("closingBalance", units(holding.unitsAt(to)))
                .put("lastNavDate", CasText.date(Portfolio.NAV_DATE))
                .put("isDemat", "N")
                .put("assetType", holding.scheme().assetType)
                .put("nomineeStatus", "Y")
                .put("taxStatus", "INDIVIDUAL")
                .put("costValue", money(holding.costAt(to)));
    }

    private static JsonObject scheme(Holding holding) {
        return new JsonObject()
                .put("amc", holding.scheme().amc)
                .put("amcName", holding.scheme().amcName)
                .put("folio", holding.folio())
                .put("scheme", holding.scheme().code)
                .put("schemeName", holding.scheme().title)
                .put("isin", holding.scheme().isin());
    }

    private static String lastTradeDate(Holding holding, LocalDate to) {
        return holding.tradesUntil(to).stream()
                .reduce((earlier, later) -> later)
                .map(trade -> CasText.date(trade.date()))
                .orElse("");
    }
}
