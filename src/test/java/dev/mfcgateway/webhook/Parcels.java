package dev.mfcgateway.webhook;

import dev.mfcgateway.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/** One delivery that is known to the last byte. */
final class Parcels {

    static final String SECRET = "a-newest-secret-of-32-bytes-äöü-";
    static final String WEBHOOK_ID = "msg_0123456789abcdef";
    static final String TRANSACTION_ID = "TRX_dc73061e7f79470dbb7bad384243f210";
    static final Instant NOW = Instant.ofEpochMilli(1795339800123L);

    /** Numbers that no double holds, and spaces that no encoder would write. */
    static final String PAYLOAD =
            "{\"summary\":{\"value\":123456789012345678.10,\"x\":1E+2},\"transactions\":[ {\"units\":0.1000} ]}";

    private Parcels() {}

    static Parcel parcel(Optional<String> notes, String payload) {
        return new Parcel(WEBHOOK_ID, "acme", TRANSACTION_ID, notes, payload);
    }

    static WebhookMessage message() {
        return message(parcel(Optional.of("Änne \"1\"\n"), PAYLOAD));
    }

    static WebhookMessage message(Parcel parcel) {
        return WebhookMessage.of(parcel, Secret.of(SECRET), NOW);
    }
}
