package dev.mfcgateway.transaction;

import java.util.OptionalInt;

/**
 * How many OTPs a tenant's investors may be sent in a day, over all transactions; empty: any number.
 *
 * @param perPan to one PAN, by whatever contact
 * @param perContact to one phone number or e-mail address, for whatever PAN
 * @param perTenant to all of them together
 */
public record DailyCaps(OptionalInt perPan, OptionalInt perContact, OptionalInt perTenant) {

    public static final DailyCaps NONE = new DailyCaps(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
}
