package io.stoa.proxy.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final String STRANGER = "198.51.100.66";
    private static final String PROXY = "10.0.0.2";
    private static final String OUTER_PROXY = "10.0.0.1";
    private static final String PERSON = "203.0.113.9";

    private final TrustedProxies proxies = trusting("10.0.0.0/24, fd00::/8");

    @Test
    void shouldBelieveNoHeaderWhereNoProxyIsTrusted() {
        for (TrustedProxies none : List.of(new TrustedProxies(), trusting(""), trusting(" , "))) {
            assertEquals(PROXY, none.client(PROXY, List.of(PERSON), List.of("for=" + PERSON)));
        }
    }

    @Test
    void shouldBelieveNoHeaderOfAStranger() {
        assertEquals(STRANGER, proxies.client(STRANGER, List.of(PERSON), List.of("for=" + PERSON)));
        assertEquals(STRANGER, proxies.client(STRANGER, List.of(PERSON + ", " + PROXY), List.of()));
    }

    @Test
    void shouldKnowWhomATrustedProxySpeaksFor() {
        assertEquals(PERSON, proxies.client(PROXY, List.of(PERSON), List.of()));
        assertEquals(PERSON, proxies.client(PROXY, List.of(), List.of("for=" + PERSON + ";proto=https;by=" + PROXY)));
        assertEquals(PERSON, proxies.client(PROXY, List.of(), List.of("Proto=https; For=\"" + PERSON + ":4711\"")));
        assertEquals(PROXY, proxies.client(PROXY, List.of(), List.of()));
    }

    @Test
    void shouldTakeTheNearestHopThatIsNoProxyOfOurs() {
        String chain = "192.0.2.1, 192.0.2.2, " + PERSON + ", " + OUTER_PROXY;

        assertEquals(PERSON, proxies.client(PROXY, List.of(chain), List.of()));
        assertEquals(PERSON, proxies.client(PROXY, List.of("192.0.2.1", PERSON, OUTER_PROXY), List.of()));
        assertEquals(
                PERSON,
                proxies.client(PROXY, List.of(), List.of("for=192.0.2.1, for=" + PERSON, "for=" + OUTER_PROXY)));
    }

    @Test
    void shouldNotSkipAnUntrustedHopForATrustedOneLeftOfIt() {
        assertEquals(
                STRANGER, proxies.client(PROXY, List.of(PERSON + ", " + OUTER_PROXY + ", " + STRANGER), List.of()));
    }

    @Test
    void shouldTakeTheFarthestWhereAllAreProxiesOfOurs() {
        assertEquals("10.0.0.7", proxies.client(PROXY, List.of("10.0.0.7, " + OUTER_PROXY), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "_hidden",
                "",
                "localhost",
                "evil.example",
                "203.0.113",
                "999.1.1.1",
                "1",
                "::g",
                "[::1"
            })
    void shouldStopWhereAHopSaysNothing(String hop) {
        assertEquals(PROXY, proxies.client(PROXY, List.of(PERSON + "," + hop), List.of()));
        assertEquals(PROXY, proxies.client(PROXY, List.of(), List.of("for=" + PERSON + ",for=" + hop)));
    }

    @Test
    void shouldLetNoQuotationMarkOfAStrangerSwallowWhatAProxyAdds() {
        assertEquals(PERSON, proxies.client(PROXY, List.of(), List.of("for=\"192.0.2.1, for=" + PERSON)));
        assertEquals(PERSON, proxies.client(PROXY, List.of(), List.of("for=\"", "for=" + PERSON)));
    }

    @Test
    void shouldBelieveNeitherHeaderWhereTheyDiffer() {
        assertEquals(PROXY, proxies.client(PROXY, List.of(PERSON), List.of("for=192.0.2.1")));
        assertEquals(PROXY, proxies.client(PROXY, List.of(PERSON), List.of("for=unknown")));
        assertEquals(PERSON, proxies.client(PROXY, List.of(PERSON), List.of("for=" + PERSON)));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9:4711,203.0.113.9",
        "[2001:db8::7],2001:db8:0:0:0:0:0:7",
        "[2001:db8::7]:4711,2001:db8:0:0:0:0:0:7",
        "2001:DB8::7,2001:db8:0:0:0:0:0:7",
        "::ffff:203.0.113.9,203.0.113.9"
    })
    void shouldCallOneCallerByOneNameHoweverTheyAreWritten(String hop, String client) {
        assertEquals(client, proxies.client("fd00::2", List.of(hop), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/24,10.0.0.255,true",
        "10.0.0.0/24,10.0.1.0,false",
        "10.0.0.77/24,10.0.0.1,true",
        "10.0.0.1,10.0.0.1,true",
        "10.0.0.1,10.0.0.2,false",
        "0.0.0.0/0,203.0.113.9,true",
        "0.0.0.0/0,2001:db8::7,false",
        "fd00::/8,fdff::1,true",
        "fd00::/8,fe00::1,false",
        "::ffff:10.0.0.1,10.0.0.1,true"
    })
    void shouldHoldTheAddressesOfARange(String range, String address, boolean held) {
        assertEquals(
                held,
                AddressRange.parse(range)
                        .orElseThrow()
                        .holds(AddressRange.address(address).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129", "10.0.0", "*"
            })
    void shouldSayWhichEntryIsNoAddress(String entry) {
        TrustedProxies wrong = new TrustedProxies();
        wrong.configured = Optional.of("10.0.0.1," + entry);

        MarketplaceException failure = assertThrows(MarketplaceException.class, wrong::read);
        assertEquals(FailureCode.NOT_CONFIGURED, failure.code());
        assertTrue(failure.sentence().contains(entry), failure.sentence());
    }

    @Property(tries = 300)
    void shouldNeverBeMovedByWhatStandsLeftOfTheTruth(
            @ForAll @Size(max = 5) List<@StringLength(max = 40) String> spoofed) {
        String written = String.join(",", spoofed);

        assertEquals(PERSON, proxies.client(PROXY, List.of(written, PERSON), List.of()));
        assertEquals(PERSON, proxies.client(PROXY, List.of(), List.of(written, "for=" + PERSON)));
        assertEquals(STRANGER, proxies.client(STRANGER, List.of(written), List.of(written)));
    }

    @Property(tries = 300)
    void shouldKnowSomebodyWhateverIsWritten(@ForAll List<@StringLength(max = 60) String> lines) {
        assertTrue(AddressRange.address(proxies.client(PROXY, lines, lines)).isPresent());
    }

    private static TrustedProxies trusting(String list) {
        TrustedProxies proxies = new TrustedProxies();
        proxies.configured = Optional.of(list);
        proxies.read();
        return proxies;
    }
}
