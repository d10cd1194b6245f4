package dev.mfcgateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mfcgateway.flow.NewTransactionRequest;
import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.transaction.Intent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * The body of a new transaction. {@code pan}, {@code phone} and {@code email} of {@code assetConfig} are a prefill for
 * the partner's own screen: they are checked, and go nowhere.
 */
final class CreateTransactionBody {

    private static final int LONGEST_NOTES = 256;

    private CreateTransactionBody() {}

    /** @param today the last day that a statement can begin on */
    static NewTransactionRequest read(ObjectNode body, LocalDate today) {
        Fields fields = new Fields(body);
        Optional<String> intentText = fields.text("intent");
        Optional<String> notesText = fields.text("notes");
        Fields asset = fields.in("assetConfig");
        Optional<String> fromText = asset.text("fromDate");
        InvestorFields prefill = new InvestorFields(asset);
        Fields response = fields.in("responseConfig");
        boolean detail = response.flag("casDetail", true);
        boolean summary = response.flag("casSummary", true);
        fields.throwProblems();

        Optional<Intent> intent =
                fields.parsed("intent", intentText, CreateTransactionBody::intent, "must be a known intent");
        if (intentText.isEmpty()) {
            fields.problem("intent", "is required");
        }
        Optional<LocalDate> from = asset.parsed(
                "fromDate", fromText, text -> date(text, today), "must be a day such as 1986-01-15, and not to come");
        prefill.pan();
        prefill.contact();
        if (!detail && !summary) {
            response.problem("casDetail", "must be true, or casSummary");
        }
        Optional<String> notes =
                fields.parsed("notes", notesText, CreateTransactionBody::notes, "must be at most 256 characters");
        fields.throwProblems();
        return new NewTransactionRequest(
                intent.get(), new HoldingsScope(from.orElse(HoldingsScope.BEGINNING), detail, summary), notes);
    }

    private static Optional<Intent> intent(String text) {
        return Arrays.stream(Intent.values())
                .filter(one -> one.name().equals(text))
                .findFirst();
    }

    private static Optional<LocalDate> date(String text, LocalDate today) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1900 && !day.isAfter(today));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static Optional<String> notes(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_NOTES ? Optional.of(text) : Optional.empty();
    }
}
