package dev.mfcgateway.transaction;

import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.investor.Pan;
import dev.mfcgateway.secret.StorageKeys;
import java.util.Locale;

/**
 * Tells whether two sends of one tenant went to the same investor, without remembering the investor. A hash is bound to
 * its tenant, so that two tenants' investors cannot be told to be the same; without the key it cannot be found by trying
 * every PAN or number. Upper and lower case of an e-mail address are the same. Any thread.
 */
public final class InvestorHashes {

    private final StorageKeys keys;

    public InvestorHashes(StorageKeys keys) {
        this.keys = keys;
    }

    /** 64 hex digits. */
    public String of(Pan pan, TenantId tenant) {
        return hash(tenant, "pan", pan.reveal());
    }

    /** 64 hex digits. */
    public String of(Contact contact, TenantId tenant) {
        return hash(tenant, contact.channel().label(), contact.reveal().toLowerCase(Locale.ROOT));
    }

    private String hash(TenantId tenant, String kind, String value) {
        return keys.sendCaps().hexOf(String.join("\n", tenant.name(), kind, value));
    }
}
