package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AssetProof;
import io.stoa.catalog.VerifiedPackage;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.connect.AssetLink;
import io.stoa.packageformat.forge.Era;
import io.stoa.packageformat.forge.ForgedAsset;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import jakarta.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packages as they really are: larger and odder than the pages tell. Nothing is lost, everything is proven. */
class OddPackageTest {

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

    @Test
    void shouldLoseNothingOfSeventyVariantsAndHundredsOfDeltasWhoseLinksExpireInTheQueue() {
        PackageForge large = forge().appleVersionId("871200009").variants(70, 300);
        for (int earlier = 1; earlier <= 4; earlier++) {
            large.deltasFrom(forge().appleVersionId("87120000" + earlier)
                    .variants(70, 300)
                    .forge());
        }
        ForgedPackage forged = large.forge();
        hall = AssemblyHall.in(data, settings -> settings.withUrlLifetime(Duration.ofMinutes(15)));
        PackageVersion offered = hall.add(forged);
        AtomicBoolean once = new AtomicBoolean();
        hall.linked = () -> {
            if (!once.getAndSet(true)) {
                hall.connected.clock().advance(Duration.ofMinutes(16));
            }
        };

        VerifiedPackage verified = hall.assemble(offered);

        assertEquals(70, forged.manifest().variants().size());
        assertTrue(
                forged.manifest().deltas().size() >= 230,
                forged.manifest().deltas().size() + " deltas");
        assertEquals(
                idsOf(forged),
                verified.assets().stream().map(HeldAsset::publicId).collect(Collectors.toSet()));
        // each link had expired once, and the fresh one answered
        assertEquals(2L * forged.assets().size(), hall.assetsDownloaded());
    }

    @ParameterizedTest
    @EnumSource(Era.class)
    void shouldSayByWhatEveryAssetOfAnEraIsProven(Era era) {
        hall = AssemblyHall.in(data);
        ForgedPackage forged =
                forge().era(era).variants(3, 2_000).chunkSize(300).forge();
        boolean chunks = forged.assets().get(0).asset().encryptedHashes().isPresent();

        for (HeldAsset held : hall.assemble(hall.add(forged)).assets()) {
            assertTrue(held.provenBy().contains(AssetProof.SIGNATURE));
            assertEquals(chunks, held.provenBy().contains(AssetProof.CHUNKS));
            assertTrue(held.provenBy().contains(AssetProof.FILE_CHECKSUM));
            assertFalse(held.provenBy().contains(AssetProof.HELD));
        }
    }

    @Test
    void shouldProveAnAssetWithoutAFileChecksumByWhatThereIs() {
        hall = AssemblyHall.in(data);
        hall.link = link -> new AssetLink(link.publicId(), link.url(), link.keyBlob(), Optional.empty());
        ForgedPackage forged = forge().era(Era.BOTH).variants(2, 2_000).forge();

        for (HeldAsset held : hall.assemble(hall.add(forged)).assets()) {
            assertEquals(Set.of(AssetProof.SIGNATURE, AssetProof.CHUNKS), held.provenBy());
        }
    }

    @Test
    void shouldProveWhatIsHeldByTheLaterSignatureWithoutReadingItAgain() {
        ForgedPackage first = forge().variants(2, 2_000).forge();
        ForgedPackage second = PackageForge.revisionOf(first).variants(1, 500).forge();
        hall = AssemblyHall.in(data);
        hall.assemble(hall.add(first));
        hall.close();
        hall = AssemblyHall.in(data);
        VerifiedPackage verified = hall.assemble(hall.add(second));

        assertEquals(1, hall.assetsDownloaded());
        assertEquals(2, verified.identity().revision());
        assertEquals(
                List.of(true, true, false),
                verified.assets().stream()
                        .map(held -> held.provenBy().contains(AssetProof.HELD))
                        .toList());
        assertTrue(verified.assets().stream().allMatch(held -> held.provenBy().contains(AssetProof.SIGNATURE)));
    }

    @Test
    void shouldNeedRoomOnlyForWhatIsStillToCome() {
        ForgedPackage first = forge().variants(3, 20_000).forge();
        ForgedPackage second = PackageForge.revisionOf(first).variants(2, 2_900).forge();
        hall = AssemblyHall.in(data);
        hall.assemble(hall.add(first));
        hall.close();
        hall = AssemblyHall.in(data);
        // room for 5800 bytes and a tenth more, where the whole package has 65800
        hall.seenStore = new FullStore(hall.store);

        assertEquals(5, hall.assemble(hall.add(second)).assets().size());
    }

    @Test
    void shouldTakeWhatReplacedAVersionMeanwhile() {
        ForgedPackage first = forge().variants(2, 2_000).forge();
        hall = AssemblyHall.in(data);
        PackageVersion replaced = hall.add(first);
        PackageVersion later =
                hall.add(PackageForge.revisionOf(first).variants(1, 500).forge());

        VerifiedPackage taken = hall.assemble(replaced);

        assertEquals(later.id(), taken.id().value());
        assertEquals(2, taken.identity().revision());
        assertEquals(3, taken.assets().size());
        assertTrue(taken.number().isPresent());
    }

    @Test
    void shouldNotMindKeysNobodyKnows() {
        hall = AssemblyHall.in(data);
        ForgedPackage forged = forge().variants(1, 2_000)
                .unknownKey(
                        "hasHolograms",
                        Json.createObjectBuilder().add("depth", 3).build())
                .forge();

        assertEquals(KITE, hall.assemble(hall.add(forged)).identity().appleItemId());
    }

    private static Set<String> idsOf(ForgedPackage forged) {
        return forged.assets().stream().map(ForgedAsset::publicId).collect(Collectors.toSet());
    }

    private static PackageForge forge() {
        return PackageForge.with(AssemblyHall.APPLE);
    }
}
