package dev.mfcgateway.simulator.cas;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The wire's habits inside a document: numbers are texts, dates are {@code dd-MMM-yyyy}. */
final class CasText {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MMM-yyyy", Locale.ENGLISH);

    private CasText() {}

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    static String money(BigDecimal rupees) {
        return rupees.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    static String units(BigDecimal units) {
        return units.setScale(3, RoundingMode.HALF_UP).toPlainString();
    }

    static String price(BigDecimal price) {
        return price.setScale(4, RoundingMode.HALF_UP).toPlainString();
    }

    static JsonObject investor(CasSubject subject) {
        return new JsonObject()
                .put("investorFirstName", "ASHA")
                .put("investorMiddleName", "")
                .put("investorLastName", "INVESTOR")
                .put("address1", "12 SAMPLE STREET")
                .put("city", "BENGALURU")
                .put("pincode", "560001")
                .put("state", "KARNATAKA")
                .put("email", subject.email())
                .put("mobile", subject.mobile());
    }
}
