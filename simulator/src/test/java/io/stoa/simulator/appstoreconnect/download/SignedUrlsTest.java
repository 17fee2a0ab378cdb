package io.stoa.simulator.appstoreconnect.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.TestClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class SignedUrlsTest {

    private static final URI ORIGIN = URI.create("http://127.0.0.1:9002");
    private static final DownloadPath PATH = new DownloadPath("variants", "340548e8", "a.ipa");

    private final TestClock clock = new TestClock();
    private final SignedUrls urls = new SignedUrls(ORIGIN, Duration.ofMinutes(1), clock);

    @Test
    void shouldAdmitItsOwnUrlUntilItExpires() {
        SignedUrl signed = urls.sign(PATH);
        assertEquals(clock.instant().plusSeconds(60), signed.expires());
        assertEquals(Optional.empty(), urls.refusal(signed.url()));
        clock.advance(Duration.ofMinutes(1));
        assertTrue(urls.refusal(signed.url()).orElse("").contains("expired"));
    }

    @Test
    void shouldNotAdmitAUrlOfAnotherProcess() {
        URI foreign =
                new SignedUrls(ORIGIN, Duration.ofMinutes(1), clock).sign(PATH).url();
        assertTrue(urls.refusal(foreign).orElse("").contains("changed"));
    }

    @Test
    void shouldNotAdmitAKeyOfAnotherFile() {
        String query = urls.sign(PATH).url().getRawQuery();
        URI other = URI.create(ORIGIN + "/itunes-assets/variants/other/a.ipa?" + query);
        assertTrue(urls.refusal(other).orElse("").contains("changed"));
    }

    @Test
    void shouldSayWhatAUrlLacks() {
        assertTrue(urls.refusal(URI.create(ORIGIN + PATH.toString())).orElse("").contains("no access key"));
    }

    @Property
    void shouldFindItsWayBackFromAnyId(@ForAll @NotEmpty String id) {
        String decodable = new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        DownloadPath path = new DownloadPath("deltas", decodable, "a.ipa");
        URI signed = urls.sign(path).url();
        assertEquals(Optional.of(path), DownloadPath.parse(signed.getRawPath()));
        assertEquals(Optional.empty(), urls.refusal(signed));
    }

    @Property
    void shouldTakeNoForeignPathForItsOwn(@ForAll String path) {
        assertEquals(Optional.empty(), DownloadPath.parse("/elsewhere/" + path.replace("%", "")));
    }
}
