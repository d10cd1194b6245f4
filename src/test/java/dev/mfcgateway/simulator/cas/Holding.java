package dev.mfcgateway.simulator.cas;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** What one investor holds of one scheme in one folio, as the sum of its trades. Trades are in order of their dates. */
record Holding(Scheme scheme, String folio, List<Trade> trades) {
    /** The units on the evening of that day. */
    BigDecimal unitsAt(LocalDate day) {
        return sum(tradesUntil(day), Trade::units);
    }

    BigDecimal costAt(LocalDate day) {
        return sum(tradesUntil(day), Trade::amount);
    }

    BigDecimal valueAt(LocalDate day) {
        return unitsAt(day).multiply(scheme.nav);
    }

    List<Trade> tradesUntil(LocalDate day) {
        return trades.stream().filter(trade -> !trade.date().isAfter(day)).toList();
    }

    List<Trade> tradesBetween(LocalDate from, LocalDate to) {
        return tradesUntil(to).stream()
                .filter(trade -> !trade.date().isBefore(from))
                .toList();
    }

    private static BigDecimal sum(List<Trade> trades, Function<Trade, BigDecimal> part) {
        return trades.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
