package dev.mfcgateway.webhook;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of addresses of one family, such as {@code 10.0.0.0/8}. Immutable; any thread.
 *
 * @param shift how many bits at the end differ within the range
 */
record AddressRange(int bytes, BigInteger prefix, int shift) {

    /** @param base the first address, literally: nothing is looked up */
    static AddressRange of(String base, int prefixBits) {
        byte[] address = literal(base);
        int shift = address.length * 8 - prefixBits;
        return new AddressRange(address.length, new BigInteger(1, address).shiftRight(shift), shift);
    }

    private static byte[] literal(String base) {
        try {
            return InetAddress.getByName(base).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(base, e);
        }
    }

    boolean holds(byte[] address) {
        return address.length == bytes
                && new BigInteger(1, address).shiftRight(shift).equals(prefix);
    }
}
