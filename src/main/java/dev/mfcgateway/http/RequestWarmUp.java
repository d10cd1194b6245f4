package dev.mfcgateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mfcgateway.flow.GetOtpRequest;

/**
 * Reads a getOTP of its own some hundred times before anybody asks, as a JVM takes many times as long for what it does
 * first. Nobody sees the request. Any thread; some milliseconds.
 */
public final class RequestWarmUp {

    private static final int ROUNDS = 400;

    private static final byte[] BODY =
            """
            {"transactionId":"TRX_00000000000000000000000000000000","pan":"ABCDE1234F","phone":"+919876543210",\
            "email":"user@domain.in"}"""
                    .getBytes(US_ASCII);

    private RequestWarmUp() {}

    /** Gives the last one. */
    public static GetOtpRequest run() {
        GetOtpRequest last = null;
        for (int round = 0; round < ROUNDS; round++) {
            last = GetOtpBody.read(StrictJson.object(BODY));
        }
        return last;
    }
}
