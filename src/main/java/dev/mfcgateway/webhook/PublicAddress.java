package dev.mfcgateway.webhook;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses lie on the public internet. Whoever writes a webhook's address must not reach through the gateway
 * what only the gateway can reach. After IANA's registries of special-purpose addresses; an IPv6 address that carries an
 * IPv4 address is taken for the latter. Looks nothing up. Any thread.
 */
final class PublicAddress {

    private static final List<AddressRange> NOT_PUBLIC = List.of(
            AddressRange.of("0.0.0.0", 8), // this network
            AddressRange.of("10.0.0.0", 8), // private
            AddressRange.of("100.64.0.0", 10), // a carrier's private
            AddressRange.of("127.0.0.0", 8), // loopback
            AddressRange.of("168.63.129.16", 32), // Azure's platform, as seen from within
            AddressRange.of("169.254.0.0", 16), // link-local, metadata services
            AddressRange.of("172.16.0.0", 12), // private
            AddressRange.of("192.0.0.0", 24), // protocol assignments
            AddressRange.of("192.0.2.0", 24), // documentation
            AddressRange.of("192.88.99.0", 24), // relays of 6to4
            AddressRange.of("192.168.0.0", 16), // private
            AddressRange.of("198.18.0.0", 15), // benchmarks
            AddressRange.of("198.51.100.0", 24), // documentation
            AddressRange.of("203.0.113.0", 24), // documentation
            AddressRange.of("224.0.0.0", 4), // multicast
            AddressRange.of("240.0.0.0", 4), // reserved, broadcast
            AddressRange.of("2001::", 23), // protocol assignments, Teredo, benchmarks
            AddressRange.of("2001:db8::", 32), // documentation
            AddressRange.of("2002::", 16), // 6to4, which may carry any IPv4 address
            AddressRange.of("3fff::", 20)); // documentation

    /** All that is handed out of IPv6: loopback, unique-local, link-local and multicast lie outside. */
    private static final AddressRange IPV6_UNICAST = AddressRange.of("2000::", 3);

    private static final AddressRange IPV4_BY_NAT64 = AddressRange.of("64:ff9b::", 96);

    /** {@code ::ffff:0:0/96}, in bytes, as {@link InetAddress} would make an IPv4 address of it. */
    private static final byte[] IPV4_MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? isPublicIpv4(bytes) : isPublicIpv6(bytes);
    }

    private static boolean isPublicIpv4(byte[] address) {
        return NOT_PUBLIC.stream().noneMatch(range -> range.holds(address));
    }

    private static boolean isPublicIpv6(byte[] address) {
        if (IPV4_BY_NAT64.holds(address) || isMapped(address)) {
            return isPublicIpv4(Arrays.copyOfRange(address, 12, 16));
        }
        return IPV6_UNICAST.holds(address) && NOT_PUBLIC.stream().noneMatch(range -> range.holds(address));
    }

    private static boolean isMapped(byte[] address) {
        return Arrays.equals(address, 0, 12, IPV4_MAPPED, 0, 12);
    }
}
