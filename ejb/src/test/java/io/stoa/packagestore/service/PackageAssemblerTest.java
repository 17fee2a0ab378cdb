package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.VerifiedPackage;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.ingestion.IngestionPhase;
import io.stoa.ingestion.Progress;
import io.stoa.packageformat.forge.Era;
import io.stoa.packageformat.forge.ForgedAsset;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packagestore.StagedPackage;
import io.stoa.packagestore.Validator;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import io.stoa.simulator.appstoreconnect.catalog.KeyBlobs;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A package is assembled whole, every byte verified, or not at all. */
class PackageAssemblerTest {

    private static final AppleItemId KITE = new AppleItemId(6700012345L);

    @TempDir
    Path data;

    private AssemblyHall hall;

    @AfterEach
    void tearDown() {
        if (hall != null) {
            hall.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Era.class)
    void shouldHoldEveryAssetByteForByteInEveryEra(Era era) throws IOException {
        ForgedPackage forged = small().era(era).forge();
        VerifiedPackage verified = assemble(open().add(forged));

        assertEquals(forged.assets().size(), verified.assets().size());
        for (ForgedAsset asset : forged.assets()) {
            assertArrayEquals(asset.open().readAllBytes(), hall.served(KITE, asset.publicId()));
        }
        assertNothingIsStaged();
    }

    @Test
    void shouldHandOnAllThatPublishingNeeds() {
        ForgedPackage forged = small().bundleId("app.kite")
                .version("2.1.0", "210")
                .minimumOs("17.5")
                .forge();
        PackageVersion offered = open().add(forged);
        VerifiedPackage verified = assemble(offered);

        assertEquals(offered.id(), verified.id().value());
        assertEquals(offered.packageId(), verified.packageId().value());
        assertEquals(KITE, verified.identity().appleItemId());
        assertEquals(
                offered.appleVersionId(), verified.identity().appleVersionId().toString());
        assertEquals(1, verified.identity().revision());
        assertEquals("app.kite", verified.release().bundleId());
        assertEquals("2.1.0", verified.release().shortVersionString());
        assertEquals("210", verified.release().bundleVersion());
        assertEquals("17.5", verified.release().minimumOs().toString());
        assertArrayEquals(forged.manifestBytes(), verified.content().manifest());
        assertArrayEquals(forged.signatureBytes(), verified.content().signature());
    }

    @Test
    void shouldHandOnTheKeyBlobAndTheDigestOfEveryAsset() {
        ForgedPackage forged = small().forge();
        VerifiedPackage verified = assemble(open().add(forged));

        for (HeldAsset held : verified.assets()) {
            ForgedAsset asset = forged.asset(held.publicId()).orElseThrow();
            assertArrayEquals(KeyBlobs.of(held.publicId()), held.keyBlob());
            assertEquals(asset.sha256().hex(), held.sha256().hex());
            assertEquals(asset.size(), held.size());
            assertEquals(asset.assetPath(), held.assetPath());
        }
    }

    @Test
    void shouldTellHowFarItHasCome() {
        assemble(open().add(small().forge()));

        assertEquals(new Progress(6_000, 6_000, 3, 3), hall.progress.read());
        assertEquals(IngestionPhase.DOWNLOADING, hall.progress.phase());
    }

    @Test
    void shouldNotDownloadAgainWhatIsHeld() {
        ForgedPackage first = small().forge();
        ForgedPackage second = PackageForge.revisionOf(first).variants(2, 500).forge();
        assemble(open().add(first));
        hall.close();
        assemble(open().add(second));

        assertEquals(2, hall.assetsDownloaded());
        assertEquals(new Progress(7_000, 7_000, 5, 5), hall.progress.read());
    }

    // two revisions are asked for, the later replaced the earlier, and so two ingestions fetch the same assets
    @Test
    void shouldLeaveNoPartOfAnAssetThatAnotherIngestionBroughtMeanwhile() throws IOException {
        ForgedPackage forged = small().forge();
        assemble(open().add(forged));
        hall.close();
        PackageVersion offered = open().add(forged);
        leavePart("job-0", forged.assets().get(0).publicId());
        assemble(offered);

        assertNothingIsStaged();
    }

    private void leavePart(String attempt, String publicId) throws IOException {
        try (StagedPackage killed = hall.store.stage(attempt, KITE);
                FileChannel part = killed.write(publicId)) {
            part.write(ByteBuffer.wrap(new byte[1_000]));
            killed.servedAs(publicId, new Validator("\"kite\"", 2_000));
        }
    }

    @Test
    void shouldHoldDeltasLikeVariants() throws IOException {
        ForgedPackage earlier = small().appleVersionId("871200001").forge();
        ForgedPackage later =
                small().appleVersionId("871200002").deltasFrom(earlier).forge();
        assemble(open().add(later));

        for (ForgedAsset asset : later.assets()) {
            assertArrayEquals(asset.open().readAllBytes(), hall.served(KITE, asset.publicId()));
        }
        assertFalse(later.manifest().deltas().isEmpty());
    }

    @Test
    void shouldAcceptAPackageNobodyAnnounced() {
        PackageVersion offered = open().add(small().forge());

        assertEquals(KITE, hall.assemble(offered, Optional.empty()).identity().appleItemId());
    }

    @Test
    void shouldTakeWhatReplacedAVersionBeforeWeCameForIt() {
        ForgedPackage first = small().forge();
        PackageVersion replaced = open().add(first);
        PackageVersion newest = hall.add(PackageForge.revisionOf(first).forge());
        VerifiedPackage verified = assemble(replaced);

        assertEquals(newest.id(), verified.id().value());
        assertEquals(2, verified.identity().revision());
        assertEquals(replaced.packageId(), verified.packageId().value());
    }

    @Test
    void shouldRepairAReplacedVersionByWhatReplacedItAndFetchOnlyWhatIsLost() throws IOException {
        ForgedPackage first = small().forge();
        PackageVersion replaced = open().add(first);
        assemble(replaced);
        long before = hall.assetsDownloaded();
        ForgedAsset lost = first.assets().get(0);
        hall.store.remove(KITE, lost.publicId());
        PackageVersion newest = hall.add(PackageForge.revisionOf(first).forge());

        VerifiedPackage verified = assemble(replaced);

        assertEquals(newest.id(), verified.id().value());
        assertEquals(1, hall.assetsDownloaded() - before);
        assertArrayEquals(lost.open().readAllBytes(), hall.served(KITE, lost.publicId()));
    }

    @Test
    void shouldWaitWhereAppStoreConnectShowsNeitherTheVersionNorWhatReplacedIt() {
        open().add(small().forge());
        PackageVersionId gone = new PackageVersionId("00000000-63b0-4a69-9d0b-2f3f6a9c4d55");

        RetryableFailure notShown = assertThrows(RetryableFailure.class, () -> hall.assemble(gone, Optional.of(KITE)));

        assertEquals(FailureCode.CONNECT_NOT_FOUND, notShown.code());
    }

    private AssemblyHall open() {
        hall = AssemblyHall.in(data);
        return hall;
    }

    private VerifiedPackage assemble(PackageVersion offered) {
        return hall.assemble(offered);
    }

    private void assertNothingIsStaged() {
        try (Stream<Path> staged = Files.walk(data.resolve("packages/staging"))) {
            assertEquals(List.of(), staged.filter(Files::isRegularFile).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PackageForge small() {
        return PackageForge.with(AssemblyHall.APPLE).variants(3, 2_000);
    }
}
