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
import static dev.mfcgateway.mfcentral.MfCentralFailure.internal;
import static dev.mfcgateway.mfcentral.MfCentralFailure.of;

import dev.mfcgateway.investor.Channel;
import java.util.List;

/**
 * The table of MFCentral's refusals: status, wording and channel, and what each means. The first row that fits counts.
 * It says nothing of time-outs and broken connections, which have no status. Any thread.
 */
final class MfCentralFaults {

    private record Row(int from, int to, String wording, Channel channel, MfCentralFailure meaning) {

        boolean fits(int status, String text, Channel used) {
            return status >= from && status <= to && text.contains(wording) && (channel == null || channel == used);
        }
    }

    private static final String ANY = "";
    private static final String NO_PAIR = "invalid pan/pekrn, mobile/email combination";
    private static final String USED = "duplicate clientrefno";

    /** Answered well, but not what was agreed on. */
    static final MfCentralFailure BAD_RESPONSE = internal(MFC_BAD_RESPONSE, UNKNOWN, UPSTREAM);

    private static final List<Row> ROWS = List.of(
            row(400, ANY, of(MFC_VALIDATION_ERROR, DECLINED)),
            row(401, ANY, of(MFC_INVALID_TOKEN, NONE)),
            row(403, ANY, of(MFC_INVALID_TOKEN, NONE)),
            row(404, ANY, BAD_RESPONSE),
            new Row(422, 422, NO_PAIR, Channel.PHONE, of(INVALID_PAN_MOBILE, DECLINED)),
            new Row(422, 422, NO_PAIR, Channel.EMAIL, of(INVALID_PAN_EMAIL, DECLINED)),
            row(422, USED, internal(UNEXPECTED, DECLINED, NOBODY)),
            row(422, ANY, of(MFC_INVALID_INPUT, DECLINED)),
            row(429, ANY, of(MFC_RATE_LIMITED, NONE)),
            new Row(400, 499, ANY, null, internal(MFC_BAD_RESPONSE, UNKNOWN, NOBODY)),
            new Row(500, 599, ANY, null, internal(MFC_SERVER_ERROR, UNKNOWN, UPSTREAM)));

    private MfCentralFaults() {}

    /** @param text the error's wording as {@link ErrorText} gives it */
    static MfCentralFailure meaning(int status, String text, Channel channel) {
        return ROWS.stream()
                .filter(row -> row.fits(status, text, channel))
                .findFirst()
                .map(Row::meaning)
                .orElse(BAD_RESPONSE);
    }

    private static Row row(int status, String wording, MfCentralFailure meaning) {
        return new Row(status, status, wording, null, meaning);
    }
}
