package dev.mfcgateway.transaction;

import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.secret.StorageKeys;
import java.util.Locale;

/**
 * Remembers where an OTP went without remembering the address. A hash is bound to its transaction, so that one contact's
 * transactions cannot be told to be the same person's; without the key it cannot be found by trying every number. Upper
 * and lower case of an e-mail address are the same, because partners are not consistent in it. Any thread.
 */
public final class ContactHashes {

    private final StorageKeys keys;

    public ContactHashes(StorageKeys keys) {
        this.keys = keys;
    }

    /** 64 hex digits. */
    public String of(Contact contact, TransactionId transactionId) {
        String address = contact.reveal().toLowerCase(Locale.ROOT);
        return keys.contacts()
                .hexOf(String.join(
                        "\n", transactionId.value(), contact.channel().label(), address));
    }
}
