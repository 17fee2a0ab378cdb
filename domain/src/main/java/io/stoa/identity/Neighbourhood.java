package io.stoa.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * Where requests come from, as far as one can count them: an address of IPv4, or the half of an address of IPv6 that tells
 * whose network it is. The other half everybody chooses for themselves, 2<sup>64</sup> times over.
 *
 * @see "RFC 4291, section 2.5.4"
 */
public record Neighbourhood(String value) {

    private static final int NETWORK_BYTES = 8;

    /** @param address in numbers, as a connection tells it; anything else stands for itself */
    public static Neighbourhood of(String address) {
        // without a colon it is no address of IPv6, and might be a name that somebody would be asked for
        return new Neighbourhood(address.contains(":") ? network(address) : address);
    }

    private static String network(String address) {
        try {
            byte[] bytes =
                    InetAddress.getByName(address.replaceFirst("%[^\\]]*", "")).getAddress();
            return bytes.length > NETWORK_BYTES
                    ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
