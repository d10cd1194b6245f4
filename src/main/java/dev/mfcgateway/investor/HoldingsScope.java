package dev.mfcgateway.investor;

import java.time.LocalDate;

/**
 * Which of an investor's holdings a transaction asks for.
 *
 * @param from the first day of the statement; 1 April 1990, before any fund's first folio, where none was asked for
 * @param detail whether every transaction is asked for
 * @param summary whether today's balances are asked for
 */
public record HoldingsScope(LocalDate from, boolean detail, boolean summary) {

    /** The day that MFCentral's own integrations ask from. */
    public static final LocalDate BEGINNING = LocalDate.of(1990, 4, 1);

    public static final HoldingsScope EVERYTHING = new HoldingsScope(BEGINNING, true, true);
}
