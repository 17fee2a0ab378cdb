package io.stoa.outbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each block from its first address to its last, and not one address further. */
class ClosedAddressesTest {

    private static final String MAPPED = "00000000000000000000ffff";

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "0.0.0.0, 0.255.255.255, , 1.0.0.0",
        "10.0.0.0, 10.255.255.255, 9.255.255.255, 11.0.0.0",
        "100.64.0.0, 100.127.255.255, 100.63.255.255, 100.128.0.0",
        "127.0.0.0, 127.255.255.255, 126.255.255.255, 128.0.0.0",
        "169.254.0.0, 169.254.255.255, 169.253.255.255, 169.255.0.0",
        "172.16.0.0, 172.31.255.255, 172.15.255.255, 172.32.0.0",
        "192.0.0.0, 192.0.0.255, 191.255.255.255, 192.0.1.0",
        "192.0.2.0, 192.0.2.255, 192.0.1.255, 192.0.3.0",
        "192.168.0.0, 192.168.255.255, 192.167.255.255, 192.169.0.0",
        "198.18.0.0, 198.19.255.255, 198.17.255.255, 198.20.0.0",
        "198.51.100.0, 198.51.100.255, 198.51.99.255, 198.51.101.0",
        "203.0.113.0, 203.0.113.255, 203.0.112.255, 203.0.114.0",
        "224.0.0.0, 239.255.255.255, 223.255.255.255, ",
        "240.0.0.0, 255.255.255.255, , ",
        "::, ::ffff:ffff, , ::1:0:0",
        "64:ff9b:1::, 64:ff9b:1:ffff:ffff:ffff:ffff:ffff, 64:ff9b:0:ffff:ffff:ffff:ffff:ffff, 64:ff9b:2::",
        "100::, 100::ffff:ffff:ffff:ffff, ff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 100:0:0:1::",
        "2001::, 2001:0:ffff:ffff:ffff:ffff:ffff:ffff, 2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:1::",
        "2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db9::",
        "fc00::, fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, fe00::",
        "fe80::, febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff, fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ",
        "fec0::, feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, , ",
        "ff00::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, , "
    })
    void shouldCloseABlockFromItsFirstAddressToItsLast(String first, String last, String before, String after) {
        assertTrue(isClosed(first));
        assertTrue(isClosed(last));
        assertFalse(before != null && isClosed(before), before);
        assertFalse(after != null && isClosed(after), after);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "64:ff9b::10.0.0.0, 64:ff9b::10.255.255.255, 64:ff9b::9.255.255.255, 64:ff9b::11.0.0.0",
        "64:ff9b::127.0.0.1, 64:ff9b::0.0.0.0, 64:ff9b::17.253.144.10, 64:ff9b::8.8.8.8",
        "2002:7f00:1::, 2002:7fff:ffff:ffff:ffff:ffff:ffff:ffff, 2002:7eff:ffff::, 2002:8000::",
        "2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2003::",
        "2002:a9fe:a9fe::, 2002:c0a8:101::1, 2002:a9ff::, 2002:c0a9::",
        "64:ff9b::255.255.255.255, 64:ff9b::169.254.169.254, 64:ff9a:ffff:ffff:ffff:ffff:ffff:ffff, 64:ff9b:0:0:0:1::"
    })
    void shouldJudgeAnAddressByTheOneItCarries(String closed, String alsoClosed, String open, String alsoOpen) {
        assertTrue(isClosed(closed));
        assertTrue(isClosed(alsoClosed));
        assertFalse(isClosed(open));
        assertFalse(isClosed(alsoOpen));
    }

    // a name server may answer so, and the JDK keeps it as IPv6 while the kernel connects to IPv4
    @ParameterizedTest
    @CsvSource({"7f000001, true", "0a000001, true", "a9fea9fe, true", "08080808, false", "11fd900a, false"})
    void shouldJudgeMappedAddressesAsThoseTheyMap(String mapped, boolean closed) throws UnknownHostException {
        Inet6Address answered =
                Inet6Address.getByAddress("a.example", HexFormat.of().parseHex(MAPPED + mapped), -1);

        assertEquals(closed, ClosedAddresses.contain(answered.getAddress()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.253.144.10", "1.1.1.1", "2606:4700::1111", "2a01:b740::1", "2620:149::1"})
    void shouldLeaveTheInternetOpen(String address) {
        assertFalse(isClosed(address));
    }

    @Test
    void shouldRefuseANameThatLeadsToAClosedAddress() {
        GuardedResolver resolver = new GuardedResolver(Set.of());

        for (String host :
                new String[] {"64:ff9b::7f00:1", "2002:7f00:1::", "198.18.0.1", "255.255.255.255", "0.0.0.1"}) {
            assertThrows(UnknownHostException.class, () -> resolver.resolve(host), host);
        }
    }

    private static boolean isClosed(String literal) {
        try {
            return ClosedAddresses.contain(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException noAddress) {
            throw new AssertionError(noAddress);
        }
    }
}
