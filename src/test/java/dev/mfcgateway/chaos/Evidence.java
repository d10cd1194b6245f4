package dev.mfcgateway.chaos;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.mfcgateway.simulator.Inbox;
import dev.mfcgateway.simulator.Journal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is left when a scenario is over, from four sides that know nothing of each other: the callers' history, Redis,
 * the investors' phones, and the calls that reached MFCentral.
 *
 * @param asked by transaction
 * @param records by transaction
 * @param messages every OTP that was sent
 * @param calls every call for an OTP whose envelope was opened
 */
record Evidence(
        Map<String, List<Asked>> asked,
        Map<String, Map<String, String>> records,
        List<Inbox.Message> messages,
        List<Journal.Entry> calls) {

    /** Of all that {@code history} asked for. Nothing may be under way any more. */
    static Evidence of(Fleet fleet, History history) {
        Map<String, List<Asked>> asked = history.all().stream().collect(groupingBy(Asked::transaction));
        return new Evidence(
                asked,
                asked.keySet().stream().collect(toMap(Function.identity(), fleet.transactions()::fields)),
                fleet.simulator().inbox().messages(),
                fleet.simulator().journal().entries("newCasRequest").stream()
                        .filter(call -> !call.clientRefNo().isEmpty())
                        .toList());
    }

    List<SendEntry> ledger(String transaction) {
        return SendEntry.of(records.get(transaction));
    }

    /** All there is about one transaction. */
    String story(String transaction) {
        return transaction
                + lines("asked", askedOf(transaction))
                + lines(
                        "record",
                        records.get(transaction).entrySet().stream()
                                .map(field -> field.toString().replace("\n", "\n      "))
                                .toList())
                + lines(
                        "OTPs",
                        messages.stream()
                                .filter(message -> isAbout(message, transaction))
                                .map(message -> message.at() + " " + message.address() + " " + message.clientRefNo())
                                .toList());
    }

    /** Who was refused a sixth OTP is only counted. */
    private List<String> askedOf(String transaction) {
        List<Asked> all = asked.get(transaction);
        List<String> others = all.stream()
                .filter(one -> !one.isOver() || !one.told().result().outcome().equals("otp_resend_limit_exceeded"))
                .map(Asked::toString)
                .toList();
        return Stream.concat(others.stream(), Stream.of(all.size() - others.size() + " otp_resend_limit_exceeded"))
                .toList();
    }

    private boolean isAbout(Inbox.Message message, String transaction) {
        return ledger(transaction).stream().anyMatch(send -> send.clientRefNo().equals(message.clientRefNo()))
                || asked.get(transaction).stream().anyMatch(one -> one.phone().equals(message.address()));
    }

    private static String lines(String title, List<String> lines) {
        return "\n  " + title + ":"
                + lines.stream().map(line -> "\n    " + line).collect(joining());
    }
}
