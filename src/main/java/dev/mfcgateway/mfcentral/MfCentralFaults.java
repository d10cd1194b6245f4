package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCategory.INVALID_PAN_EMAIL;
import static dev.mfcgateway.failure.FailureCategory.INVALID_PAN_MOBILE;
import static dev.mfcgateway.failure.FailureCategory.MFC_INVALID_INPUT;
import static dev.mfcgateway.failure.FailureCategory.MFC_INVALID_TOKEN;
import static dev.mfcgateway.failure.FailureCategory.MFC_RATE_LIMITED;
import static dev.mfcgateway.failure.FailureCategory.MFC_VALIDATION_ERROR;
import static dev.mfcgateway.failure.FailureCause.MFC_BAD_RESPONSE;
import static dev.mfcgateway.failure.FailureCause.MFC_SERVER_ERROR;
import static dev.mfcgateway.failure.FailureCause.UNEXPECTED;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.NOBODY;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Blame.UPSTREAM;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.DECLINED;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.NONE;
import static dev.mfcgateway.mfcentral.MfCentralFailure.Effect.UNKNOWN;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.mfcentral.MfCentralFailure.Blame;
import dev.mfcgateway.mfcentral.MfCentralFailure.Effect;
import java.util.List;
import java.util.function.Supplier;

/**
 * The table of MFCentral's refusals: status, wording and channel, and what each means. The first row that fits counts.
 * It says nothing of time-outs and broken connections, which have no status. Any thread.
 */
final class MfCentralFaults {

    private record Row(int from, int to, String wording, Channel channel, Supplier<MfCentralFailure> meaning) {

        boolean fits(int status, String text, Channel used) {
            return status >= from && status <= to && text.contains(wording) && (channel == null || channel == used);
        }
    }

    private static final String ANY = "";
    private static final String NO_PAIR = "invalid pan/pekrn, mobile/email combination";
    private static final String USED = "duplicate clientrefno";

    private static final List<Row> ROWS = List.of(
            row(400, ANY, external(MFC_VALIDATION_ERROR, DECLINED)),
            row(401, ANY, external(MFC_INVALID_TOKEN, NONE)),
            row(403, ANY, external(MFC_INVALID_TOKEN, NONE)),
            row(404, ANY, MfCentralFaults::badResponse),
            new Row(422, 422, NO_PAIR, Channel.PHONE, external(INVALID_PAN_MOBILE, DECLINED)),
            new Row(422, 422, NO_PAIR, Channel.EMAIL, external(INVALID_PAN_EMAIL, DECLINED)),
            row(422, USED, internal(UNEXPECTED, DECLINED, NOBODY)),
            row(422, ANY, external(MFC_INVALID_INPUT, DECLINED)),
            row(429, ANY, external(MFC_RATE_LIMITED, NONE)),
            new Row(400, 499, ANY, null, internal(MFC_BAD_RESPONSE, UNKNOWN, NOBODY)),
            new Row(500, 599, ANY, null, internal(MFC_SERVER_ERROR, UNKNOWN, UPSTREAM)));

    private MfCentralFaults() {}

    /** @param text the error's wording as {@link ErrorText} gives it */
    static MfCentralFailure meaning(int status, String text, Channel channel) {
        return ROWS.stream()
                .filter(row -> row.fits(status, text, channel))
                .findFirst()
                .map(row -> row.meaning().get())
                .orElseGet(MfCentralFaults::badResponse);
    }

    /** Answered well, but not with what was agreed on. */
    static MfCentralFailure badResponse() {
        return MfCentralFailure.internal(MFC_BAD_RESPONSE, UNKNOWN, UPSTREAM);
    }

    private static Row row(int status, String wording, Supplier<MfCentralFailure> meaning) {
        return new Row(status, status, wording, null, meaning);
    }

    private static Supplier<MfCentralFailure> external(FailureCategory category, Effect effect) {
        return () -> MfCentralFailure.of(category, effect);
    }

    private static Supplier<MfCentralFailure> internal(FailureCause cause, Effect effect, Blame blame) {
        return () -> MfCentralFailure.internal(cause, effect, blame);
    }
}
