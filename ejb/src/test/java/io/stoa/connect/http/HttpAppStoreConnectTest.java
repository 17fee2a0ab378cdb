package io.stoa.connect.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.connect.AppStoreConnect;
import io.stoa.connect.AssetLink;
import io.stoa.connect.PackageVersionLink;
import io.stoa.outbound.Outbound.Answer;
import io.stoa.outbound.Outbound.Destination;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import io.stoa.simulator.appstoreconnect.catalog.KeyBlobs;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.http.RecordedRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection to App Store Connect, against its simulator. */
class HttpAppStoreConnectTest {

    private static final TestAuthority APPLE = TestAuthority.create();

    @TempDir
    Path folder;

    private ConnectedSimulator connected;
    private AppStoreConnect connect;

    @BeforeEach
    void setUp() {
        connected = ConnectedSimulator.start(folder);
        connect = connected.appStoreConnect();
    }

    @AfterEach
    void tearDown() {
        connected.close();
    }

    @Test
    void shouldTellWhereAPackageVersionIs() throws IOException {
        PackageVersion offered = add(small().forge());
        PackageVersionLink link = connect.packageVersion(new PackageVersionId(offered.id()));

        assertEquals(new PackageId(offered.packageId()), link.packageId());
        assertFalse(link.isReplaced());
        assertEquals(
                connected.simulator().downloadUri().getAuthority(),
                link.archive().getAuthority());
        assertArrayEquals(offered.zip().open(0).readAllBytes(), download(link.archive()));
    }

    @Test
    void shouldAskInLowerCaseWhateverTheNotificationSpelt() {
        PackageVersion offered = add(small().forge());
        connect.packageVersion(new PackageVersionId(offered.id().toUpperCase(Locale.ROOT)));

        assertTrue(lastRequest().target().contains(offered.id()), lastRequest()::target);
    }

    @Test
    void shouldFindTheNewestCompletedVersionOfAPackage() {
        ForgedPackage first = small().forge();
        ForgedPackage second = PackageForge.revisionOf(first).forge();
        ForgedPackage third = PackageForge.revisionOf(second).forge();
        PackageVersion newest = add(third);
        add(first);
        add(second);

        assertEquals(
                new PackageVersionId(newest.id()), connect.newestCompletedVersion(new PackageId(newest.packageId())));
    }

    @Test
    void shouldKnowAReplacedVersion() {
        ForgedPackage first = small().forge();
        PackageVersion former = add(first);
        add(PackageForge.revisionOf(first).forge());

        assertTrue(connect.packageVersion(new PackageVersionId(former.id())).isReplaced());
    }

    @Test
    void shouldSayThatAPackageHasNoVersionYetOrIsNotKnown() {
        RetryableFailure failure = assertThrows(
                RetryableFailure.class,
                () -> connect.newestCompletedVersion(new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01")));

        assertTrue(List.of(FailureCode.PACKAGE_HAS_NO_VERSION, FailureCode.CONNECT_NOT_FOUND)
                .contains(failure.code()));
    }

    @Test
    void shouldCollectVariantsAndDeltasOverAllPages() {
        ForgedPackage earlier = PackageForge.with(APPLE)
                .appleVersionId("871200001")
                .variants(230, 40)
                .forge();
        ForgedPackage later = PackageForge.with(APPLE)
                .appleVersionId("871200002")
                .variants(230, 40)
                .deltasFrom(earlier)
                .forge();
        Map<String, AssetLink> assets =
                connect.assets(new PackageVersionId(add(later).id()));

        assertEquals(230, later.manifest().deltas().size());
        assertEquals(
                later.assets().stream()
                        .map(asset -> asset.publicId().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                assets.keySet());
        assertEquals(4, requestsTo("/variants").size() + requestsTo("/deltas").size());
    }

    @Test
    void shouldGiveEveryAssetItsKeyBlobAndChecksum() throws IOException {
        ForgedPackage forged = small().forge();
        Map<String, AssetLink> assets =
                connect.assets(new PackageVersionId(add(forged).id()));

        assertEquals(forged.assets().size(), assets.size());
        for (var asset : forged.assets()) {
            AssetLink link = assets.get(asset.publicId().toLowerCase(Locale.ROOT));
            assertArrayEquals(KeyBlobs.of(asset.publicId()), link.keyBlob().orElseThrow());
            assertEquals(Optional.of(asset.sha256().hex()), link.fileChecksum());
            assertArrayEquals(asset.open().readAllBytes(), download(link.url()));
        }
    }

    @Test
    void shouldGetAFreshLinkForAnAssetWhoseFormerOneExpired() throws IOException {
        connected.close();
        connected = ConnectedSimulator.start(folder, settings -> settings.withUrlLifetime(Duration.ofSeconds(30)));
        connect = connected.appStoreConnect();
        ForgedPackage earlier = small().appleVersionId("871200001").forge();
        ForgedPackage forged =
                small().appleVersionId("871200002").deltasFrom(earlier).forge();
        Map<String, AssetLink> assets =
                connect.assets(new PackageVersionId(add(forged).id()));
        connected.clock().advance(Duration.ofSeconds(31));

        for (var asset : forged.assets()) {
            AssetLink expired = assets.get(asset.publicId());
            assertEquals(403, statusOf(expired.url()));
            boolean delta = forged.manifest().deltas().contains(asset.asset());
            AssetLink fresh = connect.freshAsset(asset.publicId(), delta);
            assertNotEquals(expired.url(), fresh.url());
            assertEquals(200, statusOf(fresh.url()));
        }
    }

    @Test
    void shouldSayThatAnUnknownVersionIsNotThereYet() {
        RetryableFailure failure = assertThrows(
                RetryableFailure.class,
                () -> connect.packageVersion(new PackageVersionId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01")));

        assertEquals(FailureCode.CONNECT_NOT_FOUND, failure.code());
    }

    @Test
    void shouldUseOneTokenUntilTwoThirdsOfItsLifeAreOver() {
        ApiToken token = connected.token();
        String first = token.current();
        connected.clock().advance(Duration.ofMinutes(7));
        assertEquals(first, token.current());

        connected.clock().advance(Duration.ofMinutes(1));
        String second = token.current();
        assertNotEquals(first, second);

        token.refused();
        connected.clock().advance(Duration.ofSeconds(1));
        assertNotEquals(second, token.current());
    }

    @Test
    void shouldGoOnForDaysWithTokensAppStoreConnectAccepts() {
        PackageVersionId id = new PackageVersionId(add(small().forge()).id());
        for (int hour = 0; hour < 48; hour++) {
            connected.clock().advance(Duration.ofMinutes(61));
            assertEquals(id, connect.packageVersion(id).id());
        }
        assertTrue(connected.simulator().apiRequests().stream().allMatch(request -> request.status() == 200));
    }

    @Test
    void shouldWaitByItselfOnceTheHoursRequestsAreUsedUp() {
        connected.close();
        connected = ConnectedSimulator.start(folder, settings -> settings.withHourlyLimit(3));
        connect = connected.appStoreConnect();
        PackageVersionId id = new PackageVersionId(add(small().forge()).id());
        for (int i = 0; i < 3; i++) {
            connect.packageVersion(id);
        }

        RetryableFailure waits = assertThrows(RetryableFailure.class, () -> connect.packageVersion(id));

        assertEquals(FailureCode.CONNECT_RATE_LIMITED, waits.code());
        assertEquals(Duration.ofMinutes(5), waits.notBefore());
        assertEquals(3, connected.simulator().apiRequests().size());
        connected.clock().advance(Duration.ofMinutes(61));
        assertEquals(id, connect.packageVersion(id).id());
    }

    @Test
    void shouldNeverSendTheTokenToADownloadHost() throws IOException {
        ForgedPackage forged = small().forge();
        Map<String, AssetLink> assets =
                connect.assets(new PackageVersionId(add(forged).id()));
        for (AssetLink link : assets.values()) {
            download(link.url());
        }

        assertTrue(connected.simulator().downloadRequests().stream().allMatch(request -> request.status() == 200));
    }

    private static PackageForge small() {
        return PackageForge.with(APPLE).variants(3, 2_000);
    }

    private PackageVersion add(ForgedPackage forged) {
        return connected.simulator().addPackage(forged);
    }

    private List<RecordedRequest> requestsTo(String end) {
        return connected.simulator().apiRequests().stream()
                .filter(request -> request.path().endsWith(end))
                .toList();
    }

    private RecordedRequest lastRequest() {
        List<RecordedRequest> requests = connected.simulator().apiRequests();
        return requests.get(requests.size() - 1);
    }

    private byte[] download(URI uri) throws IOException {
        try (Answer answer = connected.outbound().get(Destination.PACKAGE_DOWNLOAD, uri, Map.of())) {
            assertEquals(200, answer.status());
            return answer.body().readAllBytes();
        }
    }

    private int statusOf(URI uri) {
        try (Answer answer = connected.outbound().get(Destination.PACKAGE_DOWNLOAD, uri, Map.of())) {
            return answer.status();
        }
    }
}
