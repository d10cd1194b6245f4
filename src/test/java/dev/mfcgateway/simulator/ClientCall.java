package dev.mfcgateway.simulator;

import static dev.mfcgateway.simulator.Field.CLIENT_REF_NO;
import static dev.mfcgateway.simulator.Field.EMAIL;
import static dev.mfcgateway.simulator.Field.ENTERED_OTP;
import static dev.mfcgateway.simulator.Field.FROM_DATE;
import static dev.mfcgateway.simulator.Field.MOBILE;
import static dev.mfcgateway.simulator.Field.NO_REQ_ID;
import static dev.mfcgateway.simulator.Field.OTP_REF;
import static dev.mfcgateway.simulator.Field.PAN;
import static dev.mfcgateway.simulator.Field.PEKRN;
import static dev.mfcgateway.simulator.Field.QR_CODE;
import static dev.mfcgateway.simulator.Field.REDIRECT_URL;
import static dev.mfcgateway.simulator.Field.REQ_ID;
import static dev.mfcgateway.simulator.Field.TO_DATE;
import static dev.mfcgateway.simulator.Field.USER_SUBJECT_REFERENCE;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** The six calls under {@code /api/client/V1/} and the fields that each takes: all of them, and no others. */
enum ClientCall {
    NEW_CAS_REQUEST("newCasRequest"),
    SUBMIT_CAS_SUMMARY_REQUEST("submitcassummaryrequest"),
    SUBMIT_CAS_DETAIL_REQUEST("submitcasdetailrequest"),
    INVESTOR_CONSENT("investorconsent"),
    GET_CAS_DOCUMENT("getcasdocument"),
    VALIDATE_QR_CODE("validateQRCode");

    private final String wireName;

    ClientCall(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    /** Throws a {@link Refusal} that names the first field at fault. */
    void check(JsonObject request) {
        for (Field field : fields()) {
            if (!request.containsKey(field.wireName())) {
                throw Refusal.input("Missing field " + field.wireName());
            }
            if (!field.takes(request.getValue(field.wireName()))) {
                throw Refusal.input("Invalid " + field.wireName());
            }
        }
        refuseOtherFields(request);
    }

    private void refuseOtherFields(JsonObject request) {
        var known = fields().stream().map(Field::wireName).collect(Collectors.toSet());
        request.fieldNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.input("Unknown field " + name);
                });
    }

    private List<Field> fields() {
        return switch (this) {
            case NEW_CAS_REQUEST ->
                List.of(CLIENT_REF_NO, NO_REQ_ID, PAN, PEKRN, EMAIL, MOBILE, FROM_DATE, TO_DATE, REDIRECT_URL);
            case SUBMIT_CAS_SUMMARY_REQUEST -> List.of(CLIENT_REF_NO, PAN, PEKRN, MOBILE, EMAIL);
            case SUBMIT_CAS_DETAIL_REQUEST -> List.of(CLIENT_REF_NO, PAN, PEKRN, MOBILE, EMAIL, FROM_DATE, TO_DATE);
            case INVESTOR_CONSENT -> List.of(REQ_ID, OTP_REF, USER_SUBJECT_REFERENCE, CLIENT_REF_NO, ENTERED_OTP);
            case GET_CAS_DOCUMENT -> List.of(REQ_ID, CLIENT_REF_NO);
            case VALIDATE_QR_CODE -> List.of(REQ_ID, CLIENT_REF_NO, QR_CODE);
        };
    }
}
