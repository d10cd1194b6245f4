package dev.mfcgateway.mfcentral.envelope;

import java.util.Base64;

/** Base64 of either alphabet, with padding or without: MFCentral has been seen to send all of them. */
final class AnyBase64 {

    private AnyBase64() {}

    /** @throws IllegalArgumentException where the text is none of them */
    static byte[] decode(String text) {
        return Base64.getDecoder().decode(toStandard(text));
    }

    private static String toStandard(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        return text.substring(0, end).replace('-', '+').replace('_', '/');
    }
}
