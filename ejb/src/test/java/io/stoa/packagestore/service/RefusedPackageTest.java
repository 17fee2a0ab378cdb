package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.catalog.VerifiedPackage;
import io.stoa.connect.AssetLink;
import io.stoa.packageformat.forge.Era;
import io.stoa.packageformat.forge.ForgedAsset;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.PackageSpoiler;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.packagestore.StagedPackage;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A package of which one byte is wrong, missing or not there yet leaves no trace but its reason. */
class RefusedPackageTest {

    private static final AppleItemId KITE = new AppleItemId(6700012345L);

    @TempDir
    Path data;

    @TempDir
    Path folder;

    private AssemblyHall hall;

    @AfterEach
    void tearDown() {
        if (hall != null) {
            hall.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Era.class)
    void shouldRefuseAnAssetWithOneByteChanged(Era era) throws IOException {
        ForgedPackage forged = small().era(era).forge();
        ForgedAsset wrong = forged.assets().get(1);
        PackageVersion offered = spoilt(forged, spoiler -> spoiler.flipByte(wrong.assetPath(), 1_999));

        PackageRejected refusal = assertThrows(PackageRejected.class, () -> assemble(offered));

        assertEquals(FailureCode.PACKAGE_REFUSED, refusal.code());
        assertTrue(refusal.sentence().contains(wrong.assetPath()), refusal.sentence());
        assertEquals(Optional.empty(), hall.store.find(KITE, wrong.publicId()));
        assertNothingIsStaged();
    }

    @Test
    void shouldRefuseAnAssetThatIsShorterOrLonger() throws IOException {
        ForgedPackage forged = small().forge();
        String path = forged.assets().get(0).assetPath();
        PackageVersion shorter = spoilt(forged, spoiler -> spoiler.truncate(path, 1));
        assertRefused(FailureCode.PACKAGE_REFUSED, shorter);

        hall.close();
        PackageVersion longer = spoilt(forged, spoiler -> spoiler.append(path, new byte[100_000]));
        assertRefused(FailureCode.PACKAGE_REFUSED, longer);
    }

    @Test
    void shouldTryAnAssetThatCameWrongOnlyAFewTimes() throws IOException {
        ForgedPackage forged =
                PackageForge.with(AssemblyHall.APPLE).variants(1, 2_000).forge();
        PackageVersion offered = spoilt(
                forged, spoiler -> spoiler.flipByte(forged.assets().get(0).assetPath(), 7));
        assertRefused(FailureCode.PACKAGE_REFUSED, offered);

        assertEquals(3, hall.assetsDownloaded());
        assertEquals(0, hall.progress.read().bytesDone());
    }

    @Test
    void shouldRefuseAManifestThatSomebodyFormatted() throws IOException {
        assertRefused(FailureCode.PACKAGE_REFUSED, spoilt(small().forge(), PackageSpoiler::prettify));
        assertEquals(0, hall.assetsDownloaded());
    }

    @Test
    void shouldRefuseTheSignatureOfAStranger() {
        ForgedPackage forged = small().forge().signedBy(TestAuthority.create());

        assertRefused(FailureCode.PACKAGE_REFUSED, open().add(forged));
        assertEquals(0, hall.assetsDownloaded());
    }

    @Test
    void shouldRefuseAPackageOfAnotherAppThanAnnounced() {
        PackageVersion offered = open().add(small().forge());

        PackageRejected refusal = assertThrows(
                PackageRejected.class, () -> hall.assemble(offered, Optional.of(new AppleItemId(6700099999L))));

        assertEquals(FailureCode.PACKAGE_MISMATCH, refusal.code());
        assertEquals(0, hall.assetsDownloaded());
    }

    @Test
    void shouldRefuseAnAssetThatIsHeldWithOtherBytes() {
        ForgedPackage forged = small().forge();
        ForgedAsset asset = forged.assets().get(0);
        PackageVersion offered = open().add(forged);
        hold(asset.publicId(), new byte[2_000]);

        assertRefused(FailureCode.ASSET_CHANGED, offered);
        assertArrayEquals(new byte[2_000], hall.served(KITE, asset.publicId()));
    }

    @Test
    void shouldWaitForAKeyBlobThatIsNotThereYet() {
        PackageVersion offered = open().add(small().forge());
        hall.link = link -> new AssetLink(link.publicId(), link.url(), Optional.empty(), link.fileChecksum());

        assertRetried(FailureCode.KEY_BLOB_MISSING, offered);
        assertEquals(0, hall.assetsDownloaded());
        assertNothingIsStaged();
    }

    @Test
    void shouldFetchAFreshLinkWhereOneHasExpired() {
        hall = AssemblyHall.in(data, settings -> settings.withUrlLifetime(Duration.ofSeconds(30)));
        PackageVersion offered = hall.add(small().forge());
        AtomicBoolean once = new AtomicBoolean();
        hall.linked = () -> {
            if (!once.getAndSet(true)) {
                hall.connected.clock().advance(Duration.ofSeconds(31));
            }
        };

        assertEquals(3, assemble(offered).assets().size());
    }

    @Test
    void shouldTryLaterWhereLinksExpireBeforeTheyAnswer() {
        hall = AssemblyHall.in(data, settings -> settings.withUrlLifetime(Duration.ofSeconds(30)));
        PackageVersion offered = hall.add(small().forge());
        hall.linked = () -> hall.connected.clock().advance(Duration.ofSeconds(31));

        assertRetried(FailureCode.DOWNLOAD_URL_EXPIRED, offered);
        assertNothingIsStaged();
    }

    @Test
    void shouldTryLaterWhereTheDownloadHostLacksAnAsset() throws IOException {
        ForgedPackage forged = small().forge();
        PackageVersion offered =
                spoilt(forged, spoiler -> spoiler.drop(forged.assets().get(2).assetPath()));

        assertRetried(FailureCode.DOWNLOAD_INTERRUPTED, offered);
    }

    @Test
    void shouldRefuseBytesThatAreNotThoseAppStoreConnectPromised() {
        PackageVersion offered = open().add(small().forge());
        hall.link = link -> new AssetLink(
                link.publicId(),
                link.url(),
                link.keyBlob(),
                Optional.of(Sha256.of("other").hex()));

        assertRefused(FailureCode.PACKAGE_REFUSED, offered);
    }

    @Test
    void shouldNotFollowALinkToAnotherHost() {
        PackageVersion offered = open().add(small().forge());
        hall.link = link -> new AssetLink(
                link.publicId(), URI.create("https://evil.example/a.ipa"), link.keyBlob(), link.fileChecksum());

        MarketplaceException refusal = assertThrows(MarketplaceException.class, () -> assemble(offered));

        assertEquals(FailureCode.DESTINATION_REFUSED, refusal.code());
        assertNothingIsStaged();
    }

    @Test
    void shouldNotBeginWhatTheStoreCannotHold() {
        PackageVersion offered = open().add(small().forge());
        hall.seenStore = new FullStore(hall.store);

        RetryableFailure full = assertRetried(FailureCode.NO_SPACE, offered);
        assertTrue(full.sentence().contains("6000"), full.sentence());
        assertEquals(0, hall.assetsDownloaded());
    }

    @Test
    void shouldStopWhenAnotherWorkerHasTakenOver() {
        PackageVersion offered = open().add(small().forge());
        hall.linked = hall.progress::abandon;

        assertRetried(FailureCode.LEASE_LOST, offered);
        assertNothingIsStaged();
    }

    @Test
    void shouldTellWhatFailedAndNotWhatStoppedBecauseOfIt() throws IOException {
        ForgedPackage forged =
                PackageForge.with(AssemblyHall.APPLE).variants(12, 200_000).forge();
        PackageVersion offered =
                spoilt(forged, spoiler -> spoiler.drop(forged.assets().get(11).assetPath()));

        assertRetried(FailureCode.DOWNLOAD_INTERRUPTED, offered);
    }

    private AssemblyHall open() {
        hall = AssemblyHall.in(data);
        return hall;
    }

    private VerifiedPackage assemble(PackageVersion offered) {
        return hall.assemble(offered);
    }

    private void assertRefused(FailureCode code, PackageVersion offered) {
        assertEquals(
                code,
                assertThrows(PackageRejected.class, () -> assemble(offered)).code());
    }

    private RetryableFailure assertRetried(FailureCode code, PackageVersion offered) {
        RetryableFailure failure = assertThrows(RetryableFailure.class, () -> assemble(offered));
        assertEquals(code, failure.code());
        return failure;
    }

    private void assertNothingIsStaged() {
        Path staging = data.resolve("packages/staging");
        try (Stream<Path> staged = Files.isDirectory(staging) ? Files.walk(staging) : Stream.empty()) {
            assertEquals(List.of(), staged.filter(Files::isRegularFile).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void hold(String publicId, byte[] bytes) {
        try (StagedPackage staged = hall.store.stage("earlier-1", KITE);
                FileChannel channel = staged.write(publicId)) {
            channel.write(ByteBuffer.wrap(bytes));
            staged.promote(publicId, Sha256.of(bytes));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static PackageForge small() {
        return PackageForge.with(AssemblyHall.APPLE).variants(3, 2_000);
    }

    private PackageVersion spoilt(ForgedPackage forged, Spoiling spoiling) throws IOException {
        Path written = forged.writeTo(Files.createTempDirectory(folder, "package"));
        spoiling.spoil(new PackageSpoiler(written));
        return open().connected.simulator().addPackage(written);
    }

    /** Something done to a package that lies in a folder. */
    @FunctionalInterface
    private interface Spoiling {
        void spoil(PackageSpoiler spoiler) throws IOException;
    }
}
