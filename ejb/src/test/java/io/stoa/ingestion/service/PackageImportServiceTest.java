package io.stoa.ingestion.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageId;
import io.stoa.catalog.DistributionPackage;
import io.stoa.catalog.PackageVersion;
import io.stoa.catalog.Publication;
import io.stoa.catalog.SignedManifest;
import io.stoa.catalog.jpa.CatalogRows;
import io.stoa.ingestion.ImportId;
import io.stoa.ingestion.IngestionId;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.packagestore.file.Stores;
import io.stoa.packagestore.service.Uploads;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports from the first document to the ingestion, by callers who send what they should not. */
class PackageImportServiceTest {

    private static final TestAuthority APPLE = TestAuthority.create();
    private static final ForgedPackage FORGED =
            PackageForge.with(APPLE).variants(2, 4_000).forge();
    private static final String MARA = "mara";

    @TempDir
    Path data;

    private final IngestionFloor floor = new IngestionFloor();
    private final Known known = new Known();
    private final PackageImportService imports = new PackageImportService();

    @BeforeEach
    void open() {
        ImportSettlement settlement = new ImportSettlement();
        settlement.imports = floor.imported;
        settlement.jobs = floor.rows;
        settlement.queue = floor.rung::add;
        settlement.catalog = known;
        settlement.audit = (actor, action, subject, detail) -> floor.done.add(actor + " " + action);
        imports.imports = floor.imported;
        imports.settlement = settlement;
        imports.upload = Uploads.into(Stores.at(data.resolve("store")));
        imports.settings = Uploads.trusting(APPLE, data);
    }

    @Test
    void shouldBecomeOneIngestionOnceEveryAssetIsHeld() {
        PackageImportService.Open begun = begin();
        assertEquals(2, begun.missing().size());
        begun.missing().forEach(asset -> send(begun, asset));
        assertEquals(List.of(), imports.get(begun.files().id()).missing());

        IngestionId first = imports.complete(begun.files().id(), MARA);
        IngestionId second = imports.complete(begun.files().id(), MARA);

        assertEquals(first, second);
        assertEquals(List.of(first), floor.rung);
        assertEquals(List.of("mara package.import", "mara package.import-complete"), floor.done);
    }

    @Test
    void shouldAskForNothingWhenAPackageIsImportedAgain() {
        PackageImportService.Open begun = begin();
        begun.missing().forEach(asset -> send(begun, asset));

        PackageImportService.Open again = begin();

        assertEquals(List.of(), again.missing());
        assertEquals(begun.files().packageVersionId(), again.files().packageVersionId());
    }

    @Test
    void shouldBeginNothingForAPackageOfAStranger() {
        ForgedPackage strange =
                PackageForge.with(TestAuthority.create()).variants(1, 1_000).forge();

        assertRefused(FailureCode.PACKAGE_REFUSED, () -> imports.begin(contentOf(strange), Optional.empty(), MARA));
        assertEquals(List.of(), floor.imported.rows);
        assertEquals(List.of(), floor.done);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40})
    void shouldBeginNothingForAManifestThatWasCutShort(int length) {
        SignedManifest cut = new SignedManifest(Arrays.copyOf(FORGED.manifestBytes(), length), FORGED.signatureBytes());

        assertRefused(FailureCode.PACKAGE_REFUSED, () -> imports.begin(cut, Optional.empty(), MARA));
    }

    @Test
    void shouldTakeNoAssetOfAnotherPackage() {
        ForgedPackage other = PackageForge.with(APPLE)
                .appleItemId("6700099999")
                .variants(1, 1_000)
                .forge();
        String foreign = other.assets().get(0).publicId();
        ImportId id = begin().files().id();

        for (String publicId :
                List.of(foreign, "", "../manifest.json", UUID.randomUUID().toString())) {
            assertRefused(FailureCode.NOT_FOUND, () -> imports.take(id, publicId, InputStream.nullInputStream()));
        }
    }

    @Test
    void shouldTakeAgainAnAssetWhoseTransferBrokeOff() {
        PackageImportService.Open begun = begin();
        Asset asset = begun.missing().get(0);
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(bytesOf(asset), 0, 100), new Broken());

        assertRefused(
                FailureCode.MALFORMED_REQUEST, () -> imports.take(begun.files().id(), asset.publicId(), broken));
        assertRefused(
                FailureCode.STATE_CONFLICT, () -> imports.complete(begun.files().id(), MARA));
        begun.missing().forEach(missing -> send(begun, missing));

        imports.complete(begun.files().id(), MARA);
        assertEquals(1, floor.rung.size());
    }

    @Test
    void shouldNameWhatIsMissing() {
        PackageImportService.Open begun = begin();
        send(begun, begun.missing().get(0));

        MarketplaceException early = assertRefused(
                FailureCode.STATE_CONFLICT, () -> imports.complete(begun.files().id(), MARA));

        assertTrue(early.sentence().contains(begun.missing().get(1).assetPath()), early::sentence);
        assertEquals(List.of(), floor.rung);
    }

    @Test
    void shouldReadNothingMoreOnceItIsCompleted() throws IOException {
        PackageImportService.Open begun = begin();
        begun.missing().forEach(asset -> send(begun, asset));
        imports.complete(begun.files().id(), MARA);
        Asset asset = begun.missing().get(0);
        InputStream late = new ByteArrayInputStream(bytesOf(asset));

        assertRefused(
                FailureCode.STATE_CONFLICT, () -> imports.take(begun.files().id(), asset.publicId(), late));
        assertEquals(bytesOf(asset).length, late.available());
    }

    @Test
    void shouldNotKnowAnImportNobodyBegan() {
        ImportId nowhere =
                ImportId.parse("01a21280-5759-7c48-9fdf-67984bb86fc8").orElseThrow();

        assertRefused(FailureCode.NOT_FOUND, () -> imports.get(nowhere));
        assertRefused(FailureCode.NOT_FOUND, () -> imports.take(nowhere, "a", InputStream.nullInputStream()));
        assertRefused(FailureCode.NOT_FOUND, () -> imports.complete(nowhere, MARA));
    }

    private PackageImportService.Open begin() {
        return imports.begin(contentOf(FORGED), Optional.empty(), MARA);
    }

    private void send(PackageImportService.Open begun, Asset asset) {
        imports.take(begun.files().id(), asset.publicId(), new ByteArrayInputStream(bytesOf(asset)));
    }

    private static byte[] bytesOf(Asset asset) {
        try {
            return FORGED.asset(asset.publicId()).orElseThrow().open().readAllBytes();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static SignedManifest contentOf(ForgedPackage forged) {
        return new SignedManifest(forged.manifestBytes(), forged.signatureBytes());
    }

    private static MarketplaceException assertRefused(FailureCode code, Executable work) {
        MarketplaceException refused = assertThrows(MarketplaceException.class, work);
        assertEquals(code, refused.code(), refused::sentence);
        return refused;
    }

    /** A catalog that holds nothing. */
    private static final class Known extends CatalogRows {

        @Override
        public Optional<Publication> published(AppleVersionId id) {
            return Optional.empty();
        }

        @Override
        public Optional<DistributionPackage> knownPackage(PackageId id) {
            return Optional.empty();
        }

        @Override
        public List<PackageVersion> packageVersions(PackageId id) {
            return List.of();
        }
    }

    private static final class Broken extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("gone");
        }
    }
}
