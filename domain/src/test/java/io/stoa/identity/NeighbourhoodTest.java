package io.stoa.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourhoodTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:7::1,2001:db8:0:7:ffff:ffff:ffff:ffff",
        "[2001:db8:0:7::1],2001:DB8:0:7::2",
        "fe80::1%eth0,fe80::2",
        "::ffff:192.0.2.1,192.0.2.1"
    })
    void shouldTakeAllAddressesOfOneNetworkForOne(String one, String other) {
        assertEquals(Neighbourhood.of(one), Neighbourhood.of(other));
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:0:7::1,2001:db8:0:8::1", "192.0.2.1,192.0.2.2", "::1,192.0.2.1"})
    void shouldKeepNeighboursApart(String one, String other) {
        assertNotEquals(Neighbourhood.of(one), Neighbourhood.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "kite.example", "2001:db8:::1", ":", "1:2:3:4:5:6:7:8:9"})
    void shouldTakeWhatIsNoAddressAsItIs(String text) {
        assertEquals(text, Neighbourhood.of(text).value());
    }

    @Test
    void shouldLeaveAnAddressOfIpv4Readable() {
        assertEquals("192.0.2.1", Neighbourhood.of("192.0.2.1").toString());
    }
}
