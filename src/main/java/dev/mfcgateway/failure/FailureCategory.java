package dev.mfcgateway.failure;

import static dev.mfcgateway.failure.ErrorType.ACCESS;
import static dev.mfcgateway.failure.ErrorType.INPUT;
import static dev.mfcgateway.failure.ErrorType.INTERNAL;
import static dev.mfcgateway.failure.ErrorType.MFC;
import static dev.mfcgateway.failure.Operation.CREATE_TRANSACTION;
import static dev.mfcgateway.failure.Operation.GET_OTP;
import static dev.mfcgateway.failure.Operation.READ_ANSWER;
import static dev.mfcgateway.failure.Operation.READ_STATUS;
import static dev.mfcgateway.failure.Operation.READ_TRANSACTION;
import static dev.mfcgateway.failure.Operation.UNKNOWN;
import static dev.mfcgateway.failure.Operation.VALIDATE_QR;
import static dev.mfcgateway.failure.Operation.VERIFY_OTP;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The rows of the error map: status, message and type that go to the caller byte for byte, and the label under which
 * each is counted. A row that partners know from the public API never changes.
 */
public enum FailureCategory {
    INTERNAL_ERROR(
            500,
            "Internal Error",
            INTERNAL,
            GET_OTP,
            VERIFY_OTP,
            VALIDATE_QR,
            CREATE_TRANSACTION,
            READ_TRANSACTION,
            READ_STATUS,
            READ_ANSWER),
    TRANSACTION_ID_NOT_FOUND(
            400,
            "TransactionIdNotFound",
            INPUT,
            GET_OTP,
            VERIFY_OTP,
            VALIDATE_QR,
            CREATE_TRANSACTION,
            READ_TRANSACTION,
            READ_STATUS,
            READ_ANSWER),
    INVALID_INTENT(400, "InvalidIntent", INPUT, GET_OTP, VERIFY_OTP, VALIDATE_QR),
    TRANSACTION_ID_EXPIRED(400, "TransactionIdExpired", ACCESS, GET_OTP, VERIFY_OTP, VALIDATE_QR),
    OTP_RESEND_LIMIT_EXCEEDED(400, "otp_resend_limit_exceeded", ACCESS, GET_OTP),
    INVALID_PAN_MOBILE(422, "Invalid PAN and Mobile combination", MFC, GET_OTP),
    INVALID_PAN_EMAIL(422, "Invalid PAN and Email combination", MFC, GET_OTP),
    MFC_INVALID_INPUT(422, "Invalid Input or Request Format", MFC, GET_OTP, VERIFY_OTP, VALIDATE_QR),
    MFC_RATE_LIMITED(429, "Too many requests to the API (rate limiting)", MFC, GET_OTP, VERIFY_OTP, VALIDATE_QR),
    MFC_VALIDATION_ERROR(
            400, "Validation error or Invalid request parameters or values", MFC, GET_OTP, VERIFY_OTP, VALIDATE_QR),
    MFC_INVALID_TOKEN(401, "Invalid token or client Id", MFC, GET_OTP, VERIFY_OTP, VALIDATE_QR),
    OTP_METHOD_MISMATCH(400, "OTPMethodMismatch", INPUT, VERIFY_OTP),
    WRONG_ATTEMPTS_EXCEEDED(400, "wrong_attempts_exceeded", ACCESS, VERIFY_OTP),
    INCORRECT_OTP(406, "Incorrect OTP", ACCESS, VERIFY_OTP),
    INVALID_REQUEST(400, "InvalidRequest", INPUT, GET_OTP, VERIFY_OTP, VALIDATE_QR, CREATE_TRANSACTION),
    UNAUTHORIZED(
            401,
            "Unauthorized",
            ACCESS,
            GET_OTP,
            VERIFY_OTP,
            VALIDATE_QR,
            CREATE_TRANSACTION,
            READ_TRANSACTION,
            READ_STATUS,
            READ_ANSWER),
    UNKNOWN_GATEWAY(404, "GatewayNotFound", INPUT, CREATE_TRANSACTION, READ_TRANSACTION, READ_STATUS),
    ROUTE_NOT_FOUND(404, "RouteNotFound", INPUT, UNKNOWN),
    METHOD_NOT_ALLOWED(405, "MethodNotAllowed", INPUT, UNKNOWN),
    BODY_TOO_LARGE(413, "RequestTooLarge", INPUT, GET_OTP, VERIFY_OTP, VALIDATE_QR, CREATE_TRANSACTION),
    UNSUPPORTED_MEDIA_TYPE(415, "UnsupportedMediaType", INPUT, GET_OTP, VERIFY_OTP, VALIDATE_QR, CREATE_TRANSACTION),
    TENANT_RATE_LIMITED(
            429,
            "TenantRateLimitExceeded",
            ACCESS,
            GET_OTP,
            VERIFY_OTP,
            VALIDATE_QR,
            CREATE_TRANSACTION,
            READ_TRANSACTION,
            READ_STATUS,
            READ_ANSWER),
    REQUEST_TIMEOUT(408, "RequestTimeout", INPUT, GET_OTP, VERIFY_OTP, VALIDATE_QR, CREATE_TRANSACTION),
    IDEMPOTENCY_KEY_REUSED(422, "IdempotencyKeyReused", INPUT, GET_OTP, VERIFY_OTP, VALIDATE_QR, CREATE_TRANSACTION),
    REQUEST_IN_PROGRESS(409, "RequestInProgress", INPUT, GET_OTP, VERIFY_OTP, VALIDATE_QR, CREATE_TRANSACTION);

    private final int status;
    private final String message;
    private final ErrorType errorType;

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf
    private final Set<Operation> operations;

    FailureCategory(int status, String message, ErrorType errorType, Operation first, Operation... others) {
        this.status = status;
        this.message = message;
        this.errorType = errorType;
        this.operations = Set.copyOf(EnumSet.of(first, others));
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The field {@code message} of the answer, byte for byte. */
    public String message() {
        return message;
    }

    public ErrorType errorType() {
        return errorType;
    }

    /** The operations that can end so; {@link Operation#UNKNOWN} for what reaches no operation. */
    public Set<Operation> operations() {
        return operations;
    }

    /** The field {@code category} of the answer, and the metric label of the same name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
