package io.stoa.simulator.appstoreconnect.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.PackageVerifier;
import io.stoa.packageformat.VerificationReport;
import io.stoa.packageformat.forge.Era;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.simulator.appstoreconnect.Fixtures;
import io.stoa.simulator.appstoreconnect.catalog.AssetKind;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedPackageTest {

    private static final String ITEM = "6700012345";

    @TempDir
    Path folder;

    private final TestAuthority authority = TestAuthority.create();

    @Test
    void shouldPassTheVerifierInEveryShape() throws IOException {
        PackagePlan plain = plan().withDeltas(5, 700);
        List<PackagePlan> shapes = List.of(
                plain,
                plain.withUpperCaseIds(),
                plain.withUnknownKeys(),
                plain.withEra(Era.UNENCRYPTED_ONLY),
                plain.withEra(Era.ENCRYPTED_ONLY),
                PackagePlan.ofVariants(ITEM, "1", 1, 11 << 20));
        for (int shape = 0; shape < shapes.size(); shape++) {
            PlannedPackage planned = new PlannedPackage(shapes.get(shape), authority);
            VerificationReport report = new PackageVerifier(authority.trustAnchors())
                    .verifyFolder(write(planned, folder.resolve("shape" + shape)));
            assertTrue(report.accepted(), report.toString());
        }
    }

    @Test
    void shouldHaveSeventyVariantsAndTwoHundredAndThirtyDeltas() throws Exception {
        PackagePlan plan = PackagePlan.ofVariants(ITEM, "1", 70, 70_000).withDeltas(230, 50);
        Manifest manifest = Manifest.parse(new PlannedPackage(plan, authority).manifest());
        assertEquals(70, manifest.variants().size());
        assertEquals(230, manifest.deltas().size());
    }

    @Test
    void shouldKeepAssetsByIdAndBytesFromRevisionToRevision() {
        PackagePlan first = plan();
        PackagePlan second = first.withRevision(2).withDeltas(3, 400).withEra(Era.UNENCRYPTED_ONLY);
        assertEquals(first.assets().get(0).publicId(), second.assets().get(0).publicId());
        assertEquals(first.assets().get(0).content(), second.assets().get(0).content());
    }

    @Test
    void shouldMeanTheSameBytesInUpperCase() {
        assertEquals(
                plan().assets().get(1).content(),
                plan().withUpperCaseIds().assets().get(1).content());
    }

    @Test
    void shouldTellNoChecksumsWhereThePlanHasNone() {
        PackageVersion version = new PackageCatalog().add(new PlannedPackage(plan().withoutChecksums(), authority));
        assertTrue(version.zipChecksum().isEmpty());
        assertTrue(version.assets(AssetKind.VARIANT).get(0).fileChecksum().isEmpty());
    }

    @Test
    void shouldRefuseAPlanOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> PackagePlan.ofVariants(ITEM, "1", 0, 10));
        assertThrows(IllegalArgumentException.class, () -> PackagePlan.ofVariants(ITEM, "1", 3, 2));
        assertThrows(IllegalArgumentException.class, () -> new RecordedShape(ITEM, "1", 0));
        RecordedShape shape = new RecordedShape(ITEM, "1", 10);
        for (String wrong : List.of("", "[]", "{}", "{\"manifest\":7}", "{\"variants\":[{}],\"deltas\":[]}")) {
            byte[] bytes = wrong.getBytes(StandardCharsets.UTF_8);
            assertThrows(IllegalArgumentException.class, () -> shape.plan(bytes), wrong);
        }
    }

    @Test
    void shouldHaveTheShapeOfARecordedSeries() throws IOException {
        RecordedShape shape = new RecordedShape(ITEM, "9", 100_000);
        List<PackagePlan> series = List.of(
                recorded(shape, "mesa-1.12.2-rev1-2025-04-24.json"),
                recorded(shape, "mesa-1.12.2-rev2-2025-05-02.json"),
                recorded(shape, "mesa-1.12.2-rev3-2026-05-18.json"));
        assertEquals(List.of(8, 8, 12), counts(series, AssetKind.VARIANT));
        assertEquals(List.of(0, 24, 24), counts(series, AssetKind.DELTA));
        assertEquals(8, shared(series.get(0), series.get(1)));
        assertEquals(32, shared(series.get(1), series.get(2)));
        assertEquals(Era.UNENCRYPTED_ONLY, series.get(0).assets().get(0).era());
        assertEquals(Era.BOTH, series.get(2).assets().get(0).era());
        for (PackagePlan plan : series) {
            PlannedPackage planned = new PlannedPackage(plan, authority);
            VerificationReport report = new PackageVerifier(authority.trustAnchors())
                    .verifyFolder(write(planned, folder.resolve("r" + plan.revision())));
            assertTrue(report.accepted(), report.toString());
            assertFalse(plan.assets().stream().anyMatch(asset -> asset.size() > 100_000));
        }
    }

    private static PackagePlan recorded(RecordedShape shape, String file) throws IOException {
        return shape.plan(Files.readAllBytes(Fixtures.path("manifests/revisions/" + file)));
    }

    private static List<Integer> counts(List<PackagePlan> series, AssetKind kind) {
        return series.stream().map(plan -> plan.assets(kind).size()).toList();
    }

    private static int shared(PackagePlan one, PackagePlan other) {
        Set<String> ids = new HashSet<>(ids(one));
        ids.retainAll(ids(other));
        return ids.size();
    }

    private static Set<String> ids(PackagePlan plan) {
        return plan.assets().stream().map(PlannedAsset::publicId).collect(Collectors.toSet());
    }

    private static PackagePlan plan() {
        return PackagePlan.ofVariants(ITEM, "871", 3, 30_000);
    }

    private static Path write(PlannedPackage planned, Path target) throws IOException {
        Files.createDirectories(target.resolve("variant"));
        Files.createDirectories(target.resolve("delta"));
        Files.write(target.resolve("manifest.json"), planned.manifest());
        Files.write(target.resolve("signature"), planned.signature());
        for (PlannedAsset asset : planned.plan().assets()) {
            try (InputStream bytes = asset.content().open(0)) {
                Files.copy(bytes, target.resolve(asset.assetPath()));
            }
        }
        return target;
    }
}
