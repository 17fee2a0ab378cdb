package io.stoa.proxy.service;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.bouncycastle.util.IPAddress;

/**
 * Addresses with a common beginning.
 *
 * @param first  an address of the range
 * @param prefix how many bits of it all have in common
 */
record AddressRange(InetAddress first, int prefix) {

    /** Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or one address; never a name, which somebody else would resolve. */
    static Optional<AddressRange> parse(String text) {
        String[] parts = text.split("/", 2);
        return address(parts[0]).flatMap(first -> {
            int bits = bits(first);
            int prefix = parts.length == 1 ? bits : number(parts[1]);
            return prefix >= 0 && prefix <= bits ? Optional.of(new AddressRange(first, prefix)) : Optional.empty();
        });
    }

    /** Reads an address as it is written in numbers. */
    static Optional<InetAddress> address(String text) {
        if (!IPAddress.isValid(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    boolean holds(InetAddress address) {
        return bits(address) == bits(first)
                && bitsOf(address)
                                .xor(bitsOf(first))
                                .shiftRight(bits(first) - prefix)
                                .signum()
                        == 0;
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static BigInteger bitsOf(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }
}
