package dev.mfcgateway.webhook;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is to be delivered, the same over all tries.
 *
 * @param webhookId by which the partner knows a repetition; 1 to 128 of {@code A-Z a-z 0-9 _ -}
 * @param gateway the tenant's name
 * @param notes what the partner gave the transaction along
 * @param payload JSON text; it goes out as it stands, unread, so that no amount is rounded on the way
 */
public record Parcel(String webhookId, String gateway, String transactionId, Optional<String> notes, String payload) {

    private static final Pattern WEBHOOK_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    public Parcel {
        if (!WEBHOOK_ID.matcher(webhookId).matches()) { // it becomes a header, and a part between the signature's dots
            throw new IllegalArgumentException("webhookId is not 1 to 128 of A-Z a-z 0-9 _ -");
        }
    }

    /** Without the holdings. */
    @Override
    public String toString() {
        return "Parcel[" + webhookId + "]";
    }
}
