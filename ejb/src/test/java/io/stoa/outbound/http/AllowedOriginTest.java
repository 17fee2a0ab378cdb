package io.stoa.outbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.outbound.Outbound.Destination;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where requests may go: what is not named is refused, and so is a name that leads into our own network. */
class AllowedOriginTest {

    @ParameterizedTest
    @CsvSource({
        "*.itunes.apple.com, https://iosapps.itunes.apple.com/a, true",
        "*.itunes.apple.com, https://a.b.itunes.apple.com/a, true",
        "*.itunes.apple.com, https://IOSAPPS.ITUNES.APPLE.COM/a, true",
        "*.itunes.apple.com, https://iosapps.itunes.apple.com:443/a, true",
        "*.itunes.apple.com, https://itunes.apple.com/a, false",
        "*.itunes.apple.com, https://evil-itunes.apple.com/a, false",
        "*.itunes.apple.com, https://iosapps.itunes.apple.com.evil.example/a, false",
        "*.itunes.apple.com, https://evil.example/iosapps.itunes.apple.com, false",
        "*.itunes.apple.com, https://iosapps.itunes.apple.com@evil.example/a, false",
        "*.itunes.apple.com, https://evil.example#.itunes.apple.com, false",
        "*.itunes.apple.com, https://user:word@iosapps.itunes.apple.com/a, false",
        "*.itunes.apple.com, http://iosapps.itunes.apple.com/a, false",
        "*.itunes.apple.com, ftp://iosapps.itunes.apple.com/a, false",
        "*.itunes.apple.com, https://iosapps.itunes.apple.com:8443/a, false",
        "*.itunes.apple.com, https://iosapps.itunes.apple.com./a, false",
        "get.kite.example, https://get.kite.example/a, true",
        "GET.kite.example, https://get.kite.example/a, true",
        "get.kite.example, https://www.get.kite.example/a, false",
        "get.kite.example, http://get.kite.example/a, false",
        "http://127.0.0.1:9002, http://127.0.0.1:9002/a, true",
        "http://127.0.0.1:9002/, http://127.0.0.1:9002/a, true",
        "http://127.0.0.1:9002, http://127.0.0.1:9003/a, false",
        "http://127.0.0.1:9002, https://127.0.0.1:9002/a, false",
        "http://127.0.0.1:9002, http://localhost:9002/a, false",
        "http://127.0.0.1:9002, http://127.0.0.1/a, false",
        "https://get.kite.example, https://get.kite.example:443/a, true",
        "https://get.kite.example, http://get.kite.example:443/a, false",
        "*.itunes.apple.com, file:///etc/passwd, false",
        "*.itunes.apple.com, /relative, false",
        "*.itunes.apple.com, mailto:a@b.itunes.apple.com, false"
    })
    void shouldAllowExactlyWhatItNames(String entry, URI uri, boolean allowed) {
        assertEquals(allowed, new AllowedOrigin(entry).allows(uri));
    }

    @Test
    void shouldAllowTheApiItsOwnOriginOnly() {
        OutboundSettings settings =
                Outbounds.settings(URI.create("https://api.appstoreconnect.apple.com"), "*.mzstatic.com");
        AllowedOrigin api = settings.allowed(Destination.APP_STORE_CONNECT).get(0);

        assertTrue(api.allows(URI.create("https://api.appstoreconnect.apple.com/v1/apps")));
        assertEquals(1, settings.allowed(Destination.APP_STORE_CONNECT).size());
        assertEquals(false, api.allows(URI.create("https://a.mzstatic.com/v1/apps")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "0.0.0.0",
                "224.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fdff::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "ff02::1",
                "localhost"
            })
    void shouldNotBeLedToAPrivateAddress(String host) {
        GuardedResolver resolver = new GuardedResolver(Set.of());

        assertThrows(UnknownHostException.class, () -> resolver.resolve(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.253.144.10", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2620:149:af0::10"})
    void shouldReachAPublicAddress(String host) throws UnknownHostException {
        assertEquals(InetAddress.getByName(host), new GuardedResolver(Set.of()).resolve(host)[0]);
    }

    @Test
    void shouldReachAPrivateAddressThatTheOperatorNamed() throws UnknownHostException {
        GuardedResolver resolver = new GuardedResolver(Set.of("127.0.0.1"));

        assertTrue(resolver.resolve("127.0.0.1")[0].isLoopbackAddress());
        assertThrows(UnknownHostException.class, () -> resolver.resolve("127.0.0.2"));
    }

    @Test
    void shouldKnowAHostThatTheOperatorNamedInWhateverCaseItIsCalled() throws UnknownHostException {
        AllowedOrigin named = new AllowedOrigin("http://LocalHost:9002");

        InetAddress[] found = new GuardedResolver(Set.of(named.host())).resolve("LOCALHOST");

        assertTrue(found[0].isLoopbackAddress());
    }
}
