package dev.mfcgateway.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.secret.AtRest;
import dev.mfcgateway.secret.Unopenable;
import dev.mfcgateway.transaction.TransactionId;
import java.util.Base64;
import java.util.Optional;

/** Notes as a field of a record keeps them: sealed for their transaction, as base64. Any thread. */
record SealedNotes(AtRest atRest) {

    /** Empty where there are none. */
    String seal(Optional<String> notes, TransactionId id) {
        return notes.map(text -> atRest.seal(text.getBytes(UTF_8), place(id)))
                .map(Base64.getEncoder()::encodeToString)
                .orElse("");
    }

    /** The reverse; what cannot be opened is {@code unexpected}. */
    Optional<String> open(Optional<String> sealed, TransactionId id) {
        try {
            return sealed.map(Base64.getDecoder()::decode)
                    .map(bytes -> new String(atRest.open(bytes, place(id)), UTF_8));
        } catch (IllegalArgumentException | Unopenable otherKeyOrTampered) {
            throw Answer.unexpected();
        }
    }

    private static String place(TransactionId id) {
        return "notes of " + id.value();
    }
}
