package dev.mfcgateway.simulator.cas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What an investor holds. The same PAN and seed give the same portfolio, on any machine and on any day. */
record Portfolio(List<Holding> holdings) {
    /** The day of all prices. Fixed, so that documents can be compared. */
    static final LocalDate NAV_DATE = LocalDate.of(2026, Month.NOVEMBER, 20);

    private static final LocalDate FIRST_SIP = LocalDate.of(2023, Month.JANUARY, 5);

    static Portfolio of(String pan, long seed) {
        Random random = new Random(pan.hashCode() * 31L + seed);
        List<Scheme> schemes = new ArrayList<>(Arrays.asList(Scheme.values()));
        Collections.shuffle(schemes, random);
        return new Portfolio(schemes.subList(0, 4 + random.nextInt(2)).stream()
                .map(scheme -> new Holding(scheme, folio(random), trades(scheme, random)))
                .toList());
    }

    private static String folio(Random random) {
        return Integer.toString(10_000_000 + random.nextInt(89_999_999));
    }

    /** A monthly plan of 6 to 17 instalments, then perhaps a partial redemption. */
    private static List<Trade> trades(Scheme scheme, Random random) {
        BigDecimal instalment = BigDecimal.valueOf(500L * (1 + random.nextInt(20)));
        int instalments = 6 + random.nextInt(12);
        List<Trade> trades = new ArrayList<>();
        for (int month = 0; month < instalments; month++) {
            trades.add(trade(FIRST_SIP.plusMonths(month), "SIP Purchase", "P", instalment, scheme, random));
        }
        if (random.nextBoolean()) {
            LocalDate later = FIRST_SIP.plusMonths(instalments).plusDays(9);
            trades.add(trade(later, "Redemption", "R", instalment.negate(), scheme, random));
        }
        return List.copyOf(trades);
    }

    private static Trade trade(
            LocalDate date, String description, String flag, BigDecimal amount, Scheme scheme, Random random) {
        BigDecimal share = BigDecimal.valueOf(70L + random.nextInt(30), 2);
        BigDecimal price = scheme.nav.multiply(share).setScale(4, RoundingMode.HALF_UP);
        return new Trade(date, description, flag, amount, price);
    }
}
