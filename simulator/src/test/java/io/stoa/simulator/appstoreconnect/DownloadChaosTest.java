package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.chaos.ChaosSettings;
import io.stoa.simulator.appstoreconnect.chaos.Fault;
import io.stoa.simulator.appstoreconnect.chaos.InjectedFault;
import io.stoa.simulator.appstoreconnect.chaos.ScriptedFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each fault of the download host as a client sees it on the wire. */
@Timeout(30)
class DownloadChaosTest {

    @TempDir
    Path folder;

    private final Caller caller = new Caller(Settings.defaults()
            .withChaos(
                    ChaosSettings.none().withTimes(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(2))));
    private byte[] variant;

    @BeforeEach
    void offer() throws IOException {
        caller.simulator.addPackage(TestPackages.write(folder, 1, 0));
        variant = Files.readAllBytes(folder.resolve("variant/" + TestPackages.variantId(0) + ".ipa"));
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    @Test
    void shouldCutTheBodyAndRefuseTheUrlFromThenOn() {
        script(Fault.EXPIRED_URL);
        String url = url();
        RawDownload cut = RawDownload.of(url);
        assertEquals(200, cut.status());
        assertArrayEquals(Arrays.copyOf(variant, 5), cut.body());
        assertEquals(403, RawDownload.of(url, "Range: bytes=5-").status());
        caller.clock.advance(Duration.ofSeconds(1));
        assertArrayEquals(rest(5), RawDownload.of(url(), "Range: bytes=5-").body());
    }

    @Test
    void shouldEndABodyShortOfItsLengthInGoodOrder() {
        script(Fault.TRUNCATED_BODY);
        RawDownload cut = RawDownload.of(url());
        assertEquals(Integer.toString(variant.length), cut.header("Content-Length"));
        assertArrayEquals(Arrays.copyOf(variant, 5), cut.body());
        assertFalse(cut.reset());
    }

    @Test
    void shouldResetTheConnectionWithinTheBody() {
        script(Fault.RESET);
        RawDownload cut = RawDownload.of(url());
        assertTrue(cut.reset());
        assertTrue(cut.body().length <= 5);
    }

    @Test
    void shouldSendTheHeadAndThenNothing() {
        script(Fault.STALL);
        RawDownload silent = RawDownload.of(url());
        assertEquals(200, silent.status());
        assertEquals(Integer.toString(variant.length), silent.header("Content-Length"));
        assertEquals(0, silent.body().length);
    }

    @Test
    void shouldSendByteAfterByteAndNeverTheLast() {
        script(Fault.DRIBBLE);
        RawDownload dribble = RawDownload.of(url());
        assertEquals(10, dribble.body().length);
        assertArrayEquals(Arrays.copyOf(variant, 10), dribble.body());
    }

    @Test
    void shouldSendTheWholeThoughAPartWasAskedFor() {
        script(Fault.RANGE_IGNORED);
        RawDownload whole = RawDownload.of(url(), "Range: bytes=5-");
        assertEquals(200, whole.status());
        assertArrayEquals(variant, whole.body());
    }

    @Test
    void shouldSendAnotherPartThanWasAskedFor() {
        script(Fault.WRONG_CONTENT_RANGE);
        RawDownload other = RawDownload.of(url(), "Range: bytes=6-");
        assertEquals(206, other.status());
        assertEquals("bytes 3-" + (variant.length - 1) + "/" + variant.length, other.header("Content-Range"));
        assertArrayEquals(rest(3), other.body());
    }

    @Test
    void shouldAnswerInFullWhenTheFileSeemsToHaveChanged() {
        String etag = RawDownload.of(url()).header("ETag");
        script(Fault.CHANGED_ETAG);
        RawDownload changed = RawDownload.of(url(), "Range: bytes=5-", "If-Range: " + etag);
        assertEquals(200, changed.status());
        assertNotEquals(etag, changed.header("ETag"));
        assertArrayEquals(variant, changed.body());
    }

    @Test
    void shouldSendAPartOfAnotherFileInSpiteOfIfRange() {
        String etag = RawDownload.of(url()).header("ETag");
        script(Fault.FOREIGN_PART);
        RawDownload foreign = RawDownload.of(url(), "Range: bytes=5-", "If-Range: " + etag);
        assertEquals(206, foreign.status());
        assertNotEquals(etag, foreign.header("ETag"));
        assertEquals(variant.length - 5, foreign.body().length);
        assertFalse(Arrays.equals(rest(5), foreign.body()));
    }

    @Test
    void shouldChangeExactlyOneByte() {
        script(Fault.FLIPPED_BYTE);
        byte[] body = RawDownload.of(url()).body();
        assertEquals(variant[5] ^ 1, body[5]);
        body[5] = variant[5];
        assertArrayEquals(variant, body);
    }

    @Test
    void shouldSendNoiseOfTheRightLength() {
        script(Fault.GARBAGE);
        byte[] body = RawDownload.of(url()).body();
        assertEquals(variant.length, body.length);
        assertArrayEquals(Arrays.copyOf(variant, 5), Arrays.copyOf(body, 5));
        assertFalse(Arrays.equals(variant, body));
    }

    @Test
    void shouldGoOnAfterTheEndWithoutSayingALength() {
        script(Fault.ENDLESS_BODY);
        RawDownload endless = RawDownload.of(url());
        assertEquals("", endless.header("Content-Length"));
        assertTrue(endless.body().length > RawDownload.ENOUGH / 2);
    }

    @Test
    void shouldRedirectToAPrivateAddress() {
        script(Fault.PRIVATE_REDIRECT);
        RawDownload away = RawDownload.of(url());
        assertEquals(302, away.status());
        assertTrue(away.header("Location").startsWith("http://169.254.169.254/"));
    }

    @Test
    void shouldFailWithTheStatusThatWasAskedFor() {
        script(Fault.INTERNAL_ERROR);
        assertEquals(500, RawDownload.of(url()).status());
        script(Fault.SERVICE_UNAVAILABLE);
        assertEquals(503, RawDownload.of(url()).status());
        script(Fault.HTML_ERROR);
        assertTrue(RawDownload.of(url()).header("Content-Type").startsWith("text/html"));
    }

    @Test
    void shouldBeLateAndRight() {
        script(Fault.SLOW);
        assertArrayEquals(variant, RawDownload.of(url()).body());
    }

    @Test
    void shouldBeAsAlwaysOnceTheScriptIsPlayed() {
        script(Fault.FLIPPED_BYTE);
        RawDownload.of(url());
        assertArrayEquals(variant, RawDownload.of(url()).body());
        List<Fault> struck = caller.simulator.chaos().injected().stream()
                .map(InjectedFault::fault)
                .toList();
        assertEquals(List.of(Fault.FLIPPED_BYTE), struck);
    }

    @Test
    void shouldStopAtOnceThoughARequestIsHeldForADay() throws Exception {
        ChaosSettings patient =
                ChaosSettings.none().withTimes(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));
        Caller held = new Caller(Settings.defaults().withChaos(patient));
        held.simulator.addPackage(folder);
        held.simulator.chaos().inject(ScriptedFault.next(Fault.STALL).on("/itunes-assets/"));
        String url = held.get("/v1/alternativeDistributionPackageVariants/" + TestPackages.variantId(0))
                .data()
                .getJsonObject("attributes")
                .getString("url");
        Thread client = new Thread(() -> RawDownload.of(url));
        client.start();
        while (held.simulator.chaos().injected().isEmpty()) {
            Thread.onSpinWait();
        }
        held.close();
        client.join();
        assertFalse(client.isAlive());
    }

    private void script(Fault fault) {
        caller.simulator
                .chaos()
                .inject(ScriptedFault.next(fault).on("/itunes-assets/").after(5));
    }

    private byte[] rest(int first) {
        return Arrays.copyOfRange(variant, first, variant.length);
    }

    private String url() {
        return caller.get("/v1/alternativeDistributionPackageVariants/" + TestPackages.variantId(0))
                .data()
                .getJsonObject("attributes")
                .getString("url");
    }
}
