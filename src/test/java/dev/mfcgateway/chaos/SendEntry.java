package dev.mfcgateway.chaos;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One send as the ledger tells of it: the field {@code send:n} of a transaction's record.
 *
 * @param state {@code reserved}, {@code sent}, {@code declined}, {@code unknown} or {@code refunded}
 */
record SendEntry(String field, String state, String clientRefNo) {

    /** An OTP may have gone out for these. */
    private static final Set<String> MAY_HAVE_SENT = Set.of("reserved", "sent", "unknown");

    static List<SendEntry> of(Map<String, String> record) {
        return record.entrySet().stream()
                .filter(field -> field.getKey().startsWith("send:"))
                .map(field -> of(field.getKey(), field.getValue().split(" ", -1)))
                .toList();
    }

    private static SendEntry of(String field, String[] words) {
        return new SendEntry(field, words[0], words[1]);
    }

    boolean isCounted() {
        return !state.equals("refunded");
    }

    boolean isSent() {
        return state.equals("sent");
    }

    boolean mayHaveSent() {
        return MAY_HAVE_SENT.contains(state);
    }
}
