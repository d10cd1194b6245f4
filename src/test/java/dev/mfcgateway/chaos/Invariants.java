package dev.mfcgateway.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.mfcgateway.simulator.Inbox;
import dev.mfcgateway.simulator.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What holds whatever fails: each OTP belongs to one send that the ledger admitted, and to no other; a transaction has
 * no more of them than it is allowed; who was told 200 has an OTP; and for whom nothing was sent, by the ledger or by
 * the answer, there is none.
 */
final class Invariants {

    private static final int SENDS_ALLOWED = 5;
    private static final int STORIES_TOLD = 3;
    private static final String NOBODY = "no transaction";

    /** Answers that promise that MFCentral did nothing. */
    private static final Set<String> NOTHING_SENT = Set.of(
            "otp_resend_limit_exceeded",
            "transaction_id_not_found",
            "tenant_rate_limited",
            "mfc_rate_limited",
            "internal_error circuit_open",
            "internal_error overloaded");

    /** @param transaction whose story tells of it */
    private record Violation(String transaction, String what) {}

    private final Evidence evidence;
    private final Map<String, String> owners;
    private final Map<String, List<Inbox.Message>> byReference;
    private final Map<String, List<Inbox.Message>> byPhone;
    private final List<Violation> violations = new ArrayList<>();

    private Invariants(Evidence evidence) {
        this.evidence = evidence;
        this.owners = evidence.asked().keySet().stream()
                .flatMap(transaction ->
                        evidence.ledger(transaction).stream().map(send -> Map.entry(send.clientRefNo(), transaction)))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one + " and " + other));
        this.byReference = evidence.messages().stream().collect(groupingBy(Inbox.Message::clientRefNo));
        this.byPhone = evidence.messages().stream().collect(groupingBy(Inbox.Message::address));
    }

    /** @param scenario what there is to know of it in order to repeat it */
    static void assertHold(String scenario, Evidence evidence) {
        List<Violation> violations = new Invariants(evidence).check();
        if (!violations.isEmpty()) {
            throw new AssertionError(scenario + ": " + violations.size() + " violations\n" + told(violations) + "\n\n"
                    + stories(violations, evidence));
        }
    }

    private static String told(List<Violation> violations) {
        return violations.stream()
                .map(violation -> "- " + violation.transaction() + ": " + violation.what())
                .limit(50)
                .collect(joining("\n"));
    }

    private static String stories(List<Violation> violations, Evidence evidence) {
        return violations.stream()
                .map(Violation::transaction)
                .filter(evidence.asked()::containsKey)
                .distinct()
                .limit(STORIES_TOLD)
                .map(evidence::story)
                .collect(joining("\n\n"));
    }

    private List<Violation> check() {
        owners.forEach((reference, owner) -> check(!owner.contains(" and "), owner, reference + " is used twice"));
        repeated(evidence.messages().stream().map(Inbox.Message::clientRefNo))
                .forEach(reference ->
                        violated(owners.getOrDefault(reference, NOBODY), "more than one OTP for " + reference));
        repeated(evidence.calls().stream().map(Journal.Entry::clientRefNo))
                .forEach(reference ->
                        violated(owners.getOrDefault(reference, NOBODY), "MFCentral was asked twice for " + reference));
        byReference.forEach((reference, messages) ->
                check(owners.containsKey(reference), NOBODY, "no ledger has admitted " + messages));
        evidence.asked().keySet().forEach(this::checkLedger);
        evidence.asked().values().forEach(asked -> asked.forEach(this::checkAnswer));
        return violations;
    }

    private static Set<String> repeated(Stream<String> texts) {
        return texts.collect(groupingBy(Function.identity(), counting())).entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void checkLedger(String transaction) {
        List<SendEntry> ledger = evidence.ledger(transaction);
        long counted = ledger.stream().filter(SendEntry::isCounted).count();
        long sent = ledger.stream().filter(this::hasOtp).count();
        String sends = evidence.records().get(transaction).get("otpSends");
        check(sent <= SENDS_ALLOWED, transaction, sent + " OTPs");
        check(counted <= SENDS_ALLOWED, transaction, counted + " sends admitted");
        check(Long.toString(counted).equals(sends), transaction, counted + " sends admitted, but otpSends " + sends);
        for (SendEntry send : ledger) {
            check(!send.isSent() || hasOtp(send), transaction, "no OTP for " + send);
            check(send.mayHaveSent() || !hasOtp(send), transaction, "an OTP for " + send);
        }
    }

    private boolean hasOtp(SendEntry send) {
        return byReference.containsKey(send.clientRefNo());
    }

    private void checkAnswer(Asked asked) {
        if (!asked.isOver()) {
            violated(asked.transaction(), "no answer to " + asked);
            return;
        }
        List<Inbox.Message> messages = byPhone.getOrDefault(asked.phone(), List.of());
        Told told = asked.told().result();
        check(!told.isOk() || messages.stream().anyMatch(otp -> isSentFor(otp, asked)), asked, "has no OTP");
        check(messages.isEmpty() || !NOTHING_SENT.contains(told.outcome()), asked, "has an OTP all the same");
    }

    private boolean isSentFor(Inbox.Message message, Asked asked) {
        return evidence.ledger(asked.transaction()).stream()
                .anyMatch(send -> send.isSent() && send.clientRefNo().equals(message.clientRefNo()));
    }

    private void check(boolean holds, Asked asked, String what) {
        check(holds, asked.transaction(), asked + " " + what);
    }

    private void check(boolean holds, String transaction, String what) {
        if (!holds) {
            violated(transaction, what);
        }
    }

    private void violated(String transaction, String what) {
        violations.add(new Violation(transaction, what));
    }
}
