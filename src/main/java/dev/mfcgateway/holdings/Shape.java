package dev.mfcgateway.holdings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of objects in MFCentral's statements, and the fields of each in the order in which they are passed on. A
 * field whose name ends in {@code Date} is a date. Dressing an object loses nothing: what is not known of it, or is no
 * plain value where one is expected, goes under {@code raw}. Immutable; any thread.
 */
enum Shape {
    /** The statement itself, but for its lists and {@code investorDetails}. */
    STATEMENT("reqId pan pekrn mobile email fromDate toDate errorMessage"),

    /** In a summary: {@code data[].summary[]}. */
    AMC("amc amcName currentMktValue costValue gainLoss gainLossPercentage"),

    /** In a summary: {@code portfolio[]}. */
    TOTAL("currentMktValue costValue gainLoss gainLossPercentage"),

    /** In a summary: {@code data[].schemes[]}. */
    SCHEME("amc amcName folio schemeCode schemeName schemeOption assetType schemeType nav navDate closingBalance"
            + " availableUnits currentMktValue costValue gainLoss gainLossPercentage isin brokerCode"
            + " brokerName isDemat rtaName nomineeStatus kycStatus planMode modeOfHolding taxStatus bank"
            + " purAllow redAllow swtAllow sipAllow stpAllow swpAllow"),

    /** In a detailed statement: {@code data[].dtSummary[]}. */
    FOLIO("amc amcName folio scheme schemeName kycStatus brokerCode brokerName rtaCode decimalUnits decimalAmount"
            + " decimalNav lastTrxnDate openingBal marketValue nav closingBalance lastNavDate isDemat"
            + " assetType isin nomineeStatus taxStatus costValue"),

    /** In a detailed statement: {@code data[].dtTransaction[]}. */
    TRANSACTION("amc amcName folio checkDigit trxnDate postedDate scheme schemeName trxnDesc trxnAmount trxnUnits"
            + " purchasePrice sttTax tax totalTax trxnMode stampDuty trxnCharge trxnTypeFlag isin");

    /** The one known field that holds an object: MFCentral names no fields of it. */
    private static final String BANK = "bank";

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> fields;

    Shape(String fields) {
        this.fields = List.of(fields.split(" ", -1));
    }

    /** The object's fields in order, dates twice, the rest under {@code raw}. */
    Map<String, Object> dress(Map<String, Object> object) {
        Map<String, Object> dressed = known(object);
        Map<String, Object> rest = rest(object);
        if (!rest.isEmpty()) {
            dressed.put("raw", rest);
        }
        return dressed;
    }

    /** The fields that are known. */
    Map<String, Object> known(Map<String, Object> object) {
        Map<String, Object> known = new LinkedHashMap<>();
        for (String field : fields) {
            if (isKnown(field, object.get(field))) {
                known.put(field, object.get(field));
                iso(field, object.get(field)).ifPresent(iso -> known.put(field + "Iso", iso));
            }
        }
        return known;
    }

    /** The fields that are not. */
    Map<String, Object> rest(Map<String, Object> object) {
        Map<String, Object> rest = new LinkedHashMap<>(object);
        rest.entrySet().removeIf(field -> fields.contains(field.getKey()) && isKnown(field.getKey(), field.getValue()));
        return rest;
    }

    private static boolean isKnown(String field, Object value) {
        return field.equals(BANK) ? value instanceof Map : value instanceof String || value instanceof Boolean;
    }

    private static Optional<String> iso(String field, Object value) {
        return field.endsWith("Date") && value instanceof String text ? IsoDate.of(text) : Optional.empty();
    }
}
