package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.failure.FailureCategory.INCORRECT_OTP;
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
import java.util.stream.Stream;

/**
 * The tables of MFCentral's refusals, one for each kind of call: status and wording, and what they mean. The call's own
 * rows come before those that all calls share, and the first that fits counts. They say nothing of time-outs and broken
 * connections, which have no status. Any thread.
 */
final class MfCentralFaults {

    private record Row(int from, int to, String wording, Supplier<MfCentralFailure> meaning) {

        boolean fits(int status, String text) {
            return status >= from && status <= to && text.contains(wording);
        }
    }

    private static final String ANY = "";
    private static final String NO_PAIR = "invalid pan/pekrn, mobile/email combination";
    private static final String USED = "duplicate clientrefno";
    private static final String OTP = "otp";

    private static final List<Row> COMMON = List.of(
            row(400, ANY, external(MFC_VALIDATION_ERROR, DECLINED)),
            row(401, ANY, external(MFC_INVALID_TOKEN, NONE)),
            row(403, ANY, external(MFC_INVALID_TOKEN, NONE)),
            row(404, ANY, MfCentralFaults::badResponse),
            row(422, ANY, external(MFC_INVALID_INPUT, DECLINED)),
            row(429, ANY, external(MFC_RATE_LIMITED, NONE)),
            new Row(400, 499, ANY, internal(MFC_BAD_RESPONSE, UNKNOWN, NOBODY)),
            new Row(500, 599, ANY, internal(MFC_SERVER_ERROR, UNKNOWN, UPSTREAM)));

    private static final MfCentralFaults BY_PHONE = new MfCentralFaults(
            row(422, NO_PAIR, external(INVALID_PAN_MOBILE, DECLINED)),
            row(422, USED, internal(UNEXPECTED, DECLINED, NOBODY)));

    private static final MfCentralFaults BY_EMAIL = new MfCentralFaults(
            row(422, NO_PAIR, external(INVALID_PAN_EMAIL, DECLINED)),
            row(422, USED, internal(UNEXPECTED, DECLINED, NOBODY)));

    static final MfCentralFaults CONFIRMING = new MfCentralFaults(
            row(400, OTP, external(INCORRECT_OTP, DECLINED)), row(422, OTP, external(INCORRECT_OTP, DECLINED)));

    static final MfCentralFaults FETCHING = new MfCentralFaults();

    private final List<Row> rows;

    private MfCentralFaults(Row... own) {
        this.rows = Stream.concat(Stream.of(own), COMMON.stream()).toList();
    }

    /** For the call that makes MFCentral send an OTP over {@code channel}. */
    static MfCentralFaults sending(Channel channel) {
        return channel == Channel.PHONE ? BY_PHONE : BY_EMAIL;
    }

    /** @param text the error's wording as {@link ErrorText} gives it */
    MfCentralFailure meaning(int status, String text) {
        return rows.stream()
                .filter(row -> row.fits(status, text))
                .findFirst()
                .map(row -> row.meaning().get())
                .orElseGet(MfCentralFaults::badResponse);
    }

    /** Answered well, but not with what was agreed on. */
    static MfCentralFailure badResponse() {
        return MfCentralFailure.internal(MFC_BAD_RESPONSE, UNKNOWN, UPSTREAM);
    }

    private static Row row(int status, String wording, Supplier<MfCentralFailure> meaning) {
        return new Row(status, status, wording, meaning);
    }

    private static Supplier<MfCentralFailure> external(FailureCategory category, Effect effect) {
        return () -> MfCentralFailure.of(category, effect);
    }

    private static Supplier<MfCentralFailure> internal(FailureCause cause, Effect effect, Blame blame) {
        return () -> MfCentralFailure.internal(cause, effect, blame);
    }
}
