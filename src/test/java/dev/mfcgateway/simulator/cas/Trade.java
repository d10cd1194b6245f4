package dev.mfcgateway.simulator.cas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** One purchase or redemption of a scheme; units and amount are negative for a redemption. Amounts in rupees. */
record Trade(LocalDate date, String description, String typeFlag, BigDecimal amount, BigDecimal price) {
    private static final BigDecimal STAMP_DUTY = new BigDecimal("0.00005");

    BigDecimal units() {
        return amount.divide(price, 3, RoundingMode.HALF_UP);
    }

    BigDecimal stampDuty() {
        return amount.signum() < 0 ? BigDecimal.ZERO : amount.multiply(STAMP_DUTY);
    }
}
