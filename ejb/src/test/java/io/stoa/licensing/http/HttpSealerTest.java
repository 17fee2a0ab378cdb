package io.stoa.licensing.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSObject;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.Sha256;
import io.stoa.catalog.VersionAsset;
import io.stoa.connect.http.MovableClock;
import io.stoa.licensing.LicenseAction;
import io.stoa.licensing.LicenseGrant;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.LicenseRequest;
import io.stoa.licensing.LicenseRequestRefused;
import io.stoa.outbound.http.HttpNeighbours;
import io.stoa.outbound.http.NeighbourSettings;
import io.stoa.outbound.http.Neighbours;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import io.stoa.simulator.sealer.LicenseSealerSimulator;
import io.stoa.simulator.sealer.Misbehaviour;
import io.stoa.simulator.sealer.SealerKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Licences of a sealer beside us; and whatever such a sealer does wrong is told in time and issues nothing. */
@Timeout(120)
class HttpSealerTest {

    private static final String REQUEST =
            """
            {"action":"create","deviceId":"a1b2","requestId":"4711","requestTime":1767225600,
             "appleItemIds":["6700012345","6700012346"],"licenseIds":[]}""";
    private static final Duration SHORT = Duration.ofMillis(400);

    @TempDir
    static Path folder;

    private static SealerKeys keys;

    private final MovableClock clock = new MovableClock();
    private LicenseSealerSimulator first;
    private LicenseSealerSimulator second;
    private HttpNeighbours calls;
    private HttpSealer sealer;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = SealerKeys.in(folder, Clock.systemUTC());
    }

    @BeforeEach
    void setUp() throws Exception {
        first = LicenseSealerSimulator.start(0, keys, Duration.ofMinutes(1));
        second = LicenseSealerSimulator.start(0, keys, Duration.ofMinutes(1));
        sealer = asking(settings(Duration.ofSeconds(20)), first.uri());
    }

    @AfterEach
    void tearDown() {
        Neighbours.close(calls);
        first.close();
        second.close();
    }

    @Test
    void shouldReadWhatADeviceAsksFor() {
        LicenseRequest request = sealer.inspect(bytes(REQUEST));

        assertEquals(LicenseAction.CREATE, request.action());
        assertEquals("4711", request.requestId());
        assertEquals(Set.of(new AppleItemId(6700012345L), new AppleItemId(6700012346L)), request.apps());
        assertArrayEquals(new byte[] {(byte) 0xa1, (byte) 0xb2}, request.deviceId());
    }

    @Test
    void shouldHandOnEveryLicenceWithItsOwnKeyBlob() throws Exception {
        byte[] license = sealer.issue(bytes(REQUEST), List.of(grant(1, 6700012345L), grant(2, 6700012346L)));

        Map<String, Object> content = JWSObject.parse(new String(license, StandardCharsets.US_ASCII))
                .getPayload()
                .toJSONObject();
        List<?> blobs = ((List<?>) content.get("licenses"))
                .stream().map(one -> ((Map<?, ?>) one).get("keyBlobSha256")).toList();
        assertEquals("4711", content.get("requestId"));
        assertEquals(List.of(digest(6700012345L), digest(6700012346L)), blobs);
    }

    @Test
    void shouldRenewByTheOperationForIt() {
        String renewal = REQUEST.replace("create", "renew").replace("\"licenseIds\":[]", "\"licenseIds\":[\"1\"]");

        assertTrue(sealer.renew(bytes(renewal), List.of(grant(1, 6700012345L))).length > 0);
        assertEquals(List.of("POST /v1/renew"), first.asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "[]", "{\"action\":\"create\"}"})
    void shouldRefuseWhatTheSealerCallsNoRequest(String plain) {
        assertThrows(LicenseRequestRefused.class, () -> sealer.inspect(bytes(plain)));
    }

    @Test
    void shouldNotCloseASealerForEverybodyBecauseOfOddRequests() {
        IntStream.range(0, 20)
                .forEach(odd -> assertThrows(LicenseRequestRefused.class, () -> sealer.inspect(bytes("x"))));

        assertEquals("4711", sealer.inspect(bytes(REQUEST)).requestId());
    }

    @Test
    void shouldTellApartWhatASealerRefusesAndAskNoOther() throws Exception {
        sealer = asking(settings(Duration.ofSeconds(20)), first.uri(), second.uri());

        RetryableFailure refusal = assertThrows(
                RetryableFailure.class, () -> sealer.issue(bytes(REQUEST), List.of(grant(1, 6700099999L))));

        assertEquals(FailureCode.SEALER_REFUSED, refusal.code());
        assertTrue(refusal.sentence().contains("grant-refused"));
        assertEquals(List.of(), second.asked());
    }

    @ParameterizedTest
    @EnumSource(
            names = {"SLOW", "DRIBBLE", "DEAD", "GARBAGE", "HTML", "ENDLESS", "ERROR", "SEALING_FAILED", "BUSY", "EMPTY"
            })
    void shouldIssueNothingWhenTheSealerMisbehaves(Misbehaviour misbehaviour) {
        sealer = asking(settings(SHORT), first.uri());
        first.misbehave(misbehaviour);

        RetryableFailure failure = assertThrows(
                RetryableFailure.class, () -> sealer.issue(bytes(REQUEST), List.of(grant(1, 6700012345L))));

        assertEquals(FailureCode.SEALER_UNAVAILABLE, failure.code());
        assertEquals(List.of("POST /v1/issue"), first.asked());
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOW", "DRIBBLE", "DEAD", "GARBAGE", "HTML", "ERROR", "SEALING_FAILED", "BUSY", "EMPTY"})
    void shouldAskTheNextSealerWithinTheSameLimit(Misbehaviour misbehaviour) {
        sealer = asking(settings(Duration.ofSeconds(3)), first.uri(), second.uri());
        first.misbehave(misbehaviour);

        assertTrue(sealer.issue(bytes(REQUEST), List.of(grant(1, 6700012345L))).length > 0);
        assertEquals(List.of("POST /v1/issue"), second.asked());
    }

    @Test
    void shouldSayThatASealerThatIsNotThereIsAway() {
        first.close();

        assertUnavailable();
    }

    @Test
    void shouldLeaveASealerAloneThatFailsAgainAndAgain() {
        first.misbehave(Misbehaviour.ERROR);
        IntStream.range(0, 5).forEach(failure -> assertUnavailable());
        first.misbehave(Misbehaviour.NONE);

        assertUnavailable();
        assertEquals(5, first.asked().size());

        clock.advance(Duration.ofSeconds(15));
        assertEquals("4711", sealer.inspect(bytes(REQUEST)).requestId());
    }

    @Test
    void shouldNotCloseASealerWhoseSdkFailsAtSomeRequests() {
        first.misbehave(Misbehaviour.SEALING_FAILED);
        IntStream.range(0, 10).forEach(failure -> assertUnavailable());

        assertEquals(10, first.asked().size());
    }

    @Test
    void shouldAskForNoMoreAtOnceThanItMay() {
        SealerSettings one = settings(Duration.ofSeconds(20));
        one.parallelCalls = 1;
        sealer = asking(one, first.uri());
        first.misbehave(Misbehaviour.SLOW);
        CompletableFuture<?> held = CompletableFuture.supplyAsync(() -> sealer.inspect(bytes(REQUEST)));
        awaitAsked(1);

        assertUnavailable();

        assertEquals(1, first.asked().size());
        first.close();
        // whether its answer still came through while the sealer closed is not the matter here
        held.handle((request, failure) -> held).join();
    }

    @Test
    void shouldShowHowEachSealerIs() {
        sealer = asking(settings(Duration.ofSeconds(20)), first.uri(), second.uri());
        assertFalse(sealer.states().get(0).answers());
        second.misbehave(Misbehaviour.HTML);

        sealer.look();

        assertTrue(sealer.states().get(0).answers(), sealer.states()::toString);
        assertFalse(sealer.states().get(1).answers());
        assertTrue(sealer.states().stream().noneMatch(state -> state.sentence().contains("127.0.0.1")));
    }

    @Test
    void shouldNoticeASealerWithOtherCertificatesThanDevicesAreGiven(@TempDir Path other) throws Exception {
        try (LicenseSealerSimulator stranger =
                LicenseSealerSimulator.start(0, SealerKeys.in(other, Clock.systemUTC()), SHORT)) {
            sealer = asking(settings(Duration.ofSeconds(20)), stranger.uri());

            sealer.look();

            assertTrue(sealer.states().get(0).sentence().contains("other certificates"));
        }
    }

    @Test
    void shouldNotStartWithoutASealer() {
        MarketplaceException refusal =
                assertThrows(MarketplaceException.class, () -> asking(settings(Duration.ofSeconds(20))));

        assertTrue(refusal.sentence().contains("stoa.licensing.sealer.url"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT26S", "PT0S", "PT-1S"})
    void shouldRefuseALimitThatDoesNotFitTwiceIntoADevicesMinute(Duration limit) {
        assertThrows(MarketplaceException.class, () -> settings(limit));
    }

    private void assertUnavailable() {
        RetryableFailure failure = assertThrows(RetryableFailure.class, () -> sealer.inspect(bytes(REQUEST)));
        assertEquals(FailureCode.SEALER_UNAVAILABLE, failure.code());
    }

    private void awaitAsked(int requests) {
        while (first.asked().size() < requests) {
            Thread.onSpinWait();
        }
    }

    private HttpSealer asking(SealerSettings settings, URI... addresses) {
        NeighbourSettings neighbours = Neighbours.settings(addresses);
        if (calls != null) {
            Neighbours.close(calls);
        }
        calls = Neighbours.over(neighbours);
        SealersInTurn turns = new SealersInTurn();
        turns.neighbours = neighbours;
        turns.calls = calls;
        turns.settings = settings;
        turns.clock = clock;
        turns.ticker = System::nanoTime;
        turns.open();
        HttpSealer asking = new HttpSealer();
        asking.sealers = turns;
        asking.look = new SealerLook();
        asking.look.certificates = ServedCertificates.of(keys.signingCertificate(), keys.encryptionCertificate());
        asking.look.clock = clock;
        asking.open();
        return asking;
    }

    private static SealerSettings settings(Duration limit) {
        SealerSettings settings = new SealerSettings();
        settings.timeLimit = limit;
        settings.parallelCalls = 16;
        settings.breakerFailures = 5;
        settings.breakerPause = Duration.ofSeconds(15);
        settings.check();
        return settings;
    }

    private static LicenseGrant grant(long number, long app) {
        VersionAsset asset = new VersionAsset(
                new AppleItemId(app), new AppleVersionId(871200431), "3d0f7c54-8f5e-3b1a-9c0d-52a7f1e6b001");
        LicensePeriod period = new LicensePeriod(Instant.ofEpochSecond(1_767_225_600), Duration.ofDays(30));
        return new LicenseGrant(new LicenseId(number), asset, blob(app), period);
    }

    private static byte[] blob(long app) {
        return bytes("key blob of " + app);
    }

    private static String digest(long app) {
        return Sha256.of(blob(app)).hex();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
