package io.stoa.outbound.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The addresses whose first bits are the same, as in {@code 192.0.2.0/24}.
 *
 * @param first four or sixteen bytes
 * @param bits  how many of them the addresses share
 */
record AddressBlock(byte[] first, int bits) {

    /** @param written an address and the number of bits, never a name: nothing is looked up */
    static AddressBlock of(String written) {
        String[] parts = written.split("/");
        try {
            return new AddressBlock(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException(written, noAddress);
        }
    }

    boolean contains(byte[] address) {
        int whole = bits / 8;
        return address.length == first.length
                && Arrays.equals(address, 0, whole, first, 0, whole)
                && (bits % 8 == 0 || (address[whole] ^ first[whole]) >> (8 - bits % 8) == 0);
    }
}
