package io.stoa.outbound.http;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses nobody on the internet has: of private networks, of this machine, of groups, and those set aside for special
 * purposes. From RFC 6890 and the registries it made.
 */
final class ClosedAddresses {

    private static final List<AddressBlock> BLOCKS = Stream.of(
                    "0.0.0.0/8", // this network; Linux takes it for this machine
                    "10.0.0.0/8",
                    "100.64.0.0/10", // behind carriers
                    "127.0.0.0/8",
                    "169.254.0.0/16", // link-local, where clouds tell their secrets
                    "172.16.0.0/12",
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.168.0.0/16",
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, and broadcast
                    "::/96", // unspecified, loopback, and the former spelling of IPv4 in IPv6
                    "64:ff9b:1::/48", // NAT64 of a site, to wherever it likes
                    "100::/64", // discarded
                    "2001::/32", // Teredo
                    "2001:db8::/32", // documentation
                    "fc00::/7", // unique local
                    "fe80::/10", // link-local
                    "fec0::/10", // formerly site-local
                    "ff00::/8") // multicast
            .map(AddressBlock::of)
            .toList();

    private static final List<Carrier> CARRIERS = List.of(
            new Carrier(ipv4Mapped(), 12), // looked up, it stays IPv6 and is connected to as IPv4
            new Carrier(AddressBlock.of("64:ff9b::/96"), 12), // NAT64
            new Carrier(AddressBlock.of("2002::/16"), 2)); // 6to4

    private ClosedAddresses() {}

    /**
     * Whether it is one of them, or carries one of them to a gateway.
     *
     * @param address four or sixteen bytes
     */
    static boolean contain(byte[] address) {
        return BLOCKS.stream().anyMatch(block -> block.contains(address))
                || CARRIERS.stream()
                        .filter(carrier -> carrier.block().contains(address))
                        .anyMatch(carrier -> contain(carrier.carried(address)));
    }

    // the JDK reads ::ffff:0:0 as 0.0.0.0
    private static AddressBlock ipv4Mapped() {
        byte[] first = new byte[16];
        Arrays.fill(first, 10, 12, (byte) 0xff);
        return new AddressBlock(first, 96);
    }

    /** IPv6 addresses with one of IPv4 in them, from the byte {@code at} on. */
    private record Carrier(AddressBlock block, int at) {

        byte[] carried(byte[] address) {
            return Arrays.copyOfRange(address, at, at + 4);
        }
    }
}
