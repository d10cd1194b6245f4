package dev.mfcgateway.flow;

/** What a caller can ask for. */
public record UseCases(
        CreateTransaction createTransaction,
        ReadTransaction readTransaction,
        GetOtp getOtp,
        VerifyOtp verifyOtp,
        ValidateQr validateQr,
        RepeatedRequests repeatedRequests,
        DetachedRequests detachedRequests) {}
