// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are of the public Internet (12.8): everything that the registries of special addresses (IANA, RFC 6890) keep from
 * it is not, nor are those under which clouds tell their machines secrets, and an IPv6 address is as good as the IPv4 address in it.
 */
final class Addresses {

    private static final List<Range> PRIVATE = List.of(
            Range.of(8, 0), // this network
            Range.of(8, 10), // private (RFC 1918)
            Range.of(10, 100, 64), // carriers' (RFC 6598), some clouds' metadata
            Range.of(8, 127), // loopback
            Range.of(16, 169, 254), // link-local, most clouds' metadata
            Range.of(12, 172, 16), // private (RFC 1918)
            Range.of(24, 192, 0, 0), // protocol assignments, a cloud's metadata
            Range.of(24, 192, 0, 2), // documentation
            Range.of(24, 192, 88, 99), // relays of 6to4
            Range.of(16, 192, 168), // private (RFC 1918)
            Range.of(15, 198, 18), // benchmarks
            Range.of(24, 198, 51, 100), // documentation
            Range.of(24, 203, 0, 113), // documentation
            Range.of(32, 168, 63, 129, 16), // a cloud's wire server
            Range.of(4, 224), // multicast
            Range.of(4, 240)); // reserved, broadcast

    private static final Range GLOBAL_UNICAST = Range.of(3, 0x20);

    private static final List<Range> SPECIAL = List.of(
            Range.of(23, 0x20, 0x01), // protocol assignments, Teredo among them
            Range.of(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
            Range.of(20, 0x3f, 0xff)); // documentation

    /** Translation between the versions (RFC 6052): the last four bytes are an IPv4 address. */
    private static final Range NAT64 = Range.of(96, 0, 0x64, 0xff, 0x9b);

    private static final int NAT64_AT = 12;

    /** 6to4 (RFC 3056): the four bytes behind the first two are an IPv4 address. */
    private static final Range SIX_TO_FOUR = Range.of(16, 0x20, 0x02);

    private static final int SIX_TO_FOUR_AT = 2;

    private Addresses() {}

    /** Whether anybody may be sent there. IPv4 addresses in IPv6 clothes (mapped) are IPv4 addresses for the JDK already. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublic(bytes);
        }
        if (NAT64.contains(bytes)) {
            return isPublic(Arrays.copyOfRange(bytes, NAT64_AT, NAT64_AT + 4));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return isPublic(Arrays.copyOfRange(bytes, SIX_TO_FOUR_AT, SIX_TO_FOUR_AT + 4));
        }
        return GLOBAL_UNICAST.contains(bytes) && SPECIAL.stream().noneMatch(range -> range.contains(bytes));
    }

    private static boolean isPublic(byte[] ipv4) {
        return PRIVATE.stream().noneMatch(range -> range.contains(ipv4));
    }

    /** Addresses that begin with the same bits. */
    private record Range(int bits, byte[] first) {

        static Range of(int bits, int... first) {
            byte[] bytes = new byte[(bits + 7) / 8];
            for (int i = 0; i < first.length; i++) {
                bytes[i] = (byte) first[i];
            }
            return new Range(bits, bytes);
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
