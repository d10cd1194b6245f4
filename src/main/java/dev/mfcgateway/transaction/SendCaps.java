package dev.mfcgateway.transaction;

import io.vertx.core.Future;

/**
 * The account of the OTPs that a tenant's investors were sent in a day, whichever transaction they were for: a second
 * one, beside each transaction's own. A day is 24 hours at the least and 25 at the most, up to this moment. Each method
 * is one atomic step that is exact however many gateways take it at once; the clock is the account's own. Both fail with
 * {@code internal_error} and never retry by themselves.
 */
public interface SendCaps {

    /** Counts the send against each of the tenant's caps, or against none of them where one is reached. */
    Future<CapVerdict> count(CappedSend send);

    /**
     * MFCentral certainly did nothing: one send is given back where it was counted. It is for the caller to ask once for
     * each; no count goes below zero.
     */
    Future<Void> giveBack(CapVerdict.Counted counted);
}
