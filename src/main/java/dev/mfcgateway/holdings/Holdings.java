package dev.mfcgateway.holdings;

import java.util.List;

/**
 * What an investor holds, in the one form that partners are told it in, made of the statements that MFCentral gives out:
 * the summary, the detailed one, or both. PAN, addresses and bank are part of it, and so it prints masked.
 *
 * <pre>
 * {"summary": {"reqId", "pan", "pekrn", "mobile", "email",
 *              "fromDate", "fromDateIso", "toDate", "toDateIso", "errorMessage",
 *              "amcs": […], "schemes": […], "folios": […], "portfolio": […], "investorDetails": {…}, "raw": {…}},
 *  "transactions": […]}
 * </pre>
 *
 * <ul>
 *   <li>{@code amcs}, {@code schemes} and {@code portfolio} come from a summary ({@code summary}, {@code schemes} and
 *       {@code portfolio} there), {@code folios} and {@code transactions} from a detailed statement ({@code dtSummary}
 *       and {@code dtTransaction} there). These five lists and {@code investorDetails} are always there, if empty.
 *   <li>Fields keep MFCentral's names and come in a fixed order ({@link Shape}). A field that MFCentral did not send, or
 *       sent as null, is left out; no value is ever null.
 *   <li>A number is text, and exactly the text that it was: {@code 12.3400} is {@code "12.3400"}.
 *   <li>A date keeps its text; right behind it, under its name and {@code Iso}, it stands as ISO 8601 has it. That one is
 *       left out where the date is empty or in no known form.
 *   <li>What is not known of an object follows at its end, under {@code raw}, in its own order; without such fields there
 *       is no {@code raw}. The fields of {@code investorDetails} and {@code bank} are passed on as they are.
 *   <li>Of two statements the first that fills a field of {@code summary} wins; the lists are joined.
 * </ul>
 *
 * <p>It compares no statement with what was asked for, and adds nothing up. Immutable; any thread, but reading a long
 * statement takes a second: not on an event loop. Fails with {@link UnreadableStatement} alone.
 */
public final class Holdings {

    private final String json;

    private Holdings(String json) {
        this.json = json;
    }

    /** One statement, as the JSON text that MFCentral sent. */
    public static Holdings of(String statement) {
        return of(List.of(statement));
    }

    /** One investor's statements; throws {@link UnreadableStatement} where they are of two. */
    public static Holdings of(List<String> statements) {
        Payload payload = new Payload();
        statements.forEach(statement -> payload.add(StatementText.read(statement)));
        return new Holdings(payload.json());
    }

    /** The payload: the text of one JSON object. For the partner, and nothing else. */
    public String reveal() {
        return json;
    }

    @Override
    public String toString() {
        return "Holdings(***)";
    }
}
