package io.stoa.simulator.appstoreconnect.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.Sha256;
import io.stoa.simulator.appstoreconnect.TestPackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageCatalogTest {

    @TempDir
    Path folder;

    private final PackageCatalog catalog = new PackageCatalog();

    @Test
    void shouldDeriveIdsFromTheContentAlone() {
        PackageVersion version = add(1, 1, 0);
        assertEquals(named("adp/6503435272/866325432"), version.packageId());
        assertEquals(named("adpv/6503435272/866325432/1"), version.id());
    }

    @Test
    void shouldReplaceAnOlderRevisionWhicheverCameFirst() {
        PackageVersion second = add(2, 1, 1);
        PackageVersion first = add(1, 1, 0);
        assertTrue(catalog.isReplaced(first));
        assertFalse(catalog.isReplaced(second));
        assertEquals(List.of(first, second), catalog.versionsOfPackage(first.packageId()));
    }

    @Test
    void shouldKeepThePackagesOfTwoAppVersionsApart() {
        PackageVersion one = add(1, 1, 0);
        Path other = TestPackages.write(folder.resolve("other"), TestPackages.ITEM, "900000000", 2, 1, 0);
        catalog.add(new PackageFolder(other));
        assertFalse(catalog.isReplaced(one));
        assertEquals(1, catalog.apps().size());
    }

    @Test
    void shouldMakeTheSameZipFromTheSameContent() {
        assertEquals(add(1, 2, 0).zip().sha256(), add(1, 2, 0).zip().sha256());
    }

    @Test
    void shouldOfferAFileThatALaterRevisionNoLongerCarries() throws IOException {
        add(1, 1, 0);
        Path later = TestPackages.write(folder.resolve("later"), TestPackages.ITEM, TestPackages.VERSION, 2, 1, 0);
        Files.delete(later.resolve("variant/" + TestPackages.variantId(0) + ".ipa"));
        catalog.add(new PackageFolder(later));
        assertTrue(catalog.asset(AssetKind.VARIANT, TestPackages.variantId(0))
                .orElseThrow()
                .content()
                .isPresent());
    }

    @Test
    void shouldTakeTheChecksumOfAMissingFileFromItsOnlyChunk() {
        String digest = "e0a6c2001d3e7cb5cca9e8115f5411d6c93c0f7516044b9254a38689d8578203";
        PackageVersion version = addManifest(
                """
                {"appleItemId":"1","appleVersionId":"2","variants":[
                  {"publicId":"a","assetPath":"variant/a.ipa","variantDetails":{"hashes":[{"encryptedChunkDigests":["%s"]}]}},
                  {"publicId":"b","assetPath":"variant/b.ipa","variantDetails":{"hashes":[{"encryptedChunkDigests":[]}]}},
                  {"publicId":"c","assetPath":"variant/c.ipa","variantDetails":{"hashes":[{"encryptedChunkDigests":["?"]}]}}]}
                """
                        .formatted(digest));
        List<Optional<Sha256>> checksums = version.assets(AssetKind.VARIANT).stream()
                .map(PackageAsset::fileChecksum)
                .toList();
        assertEquals(List.of(Optional.of(new Sha256(digest)), Optional.empty(), Optional.empty()), checksums);
    }

    @Test
    void shouldNotOfferFilesOutsideThePackageWhateverTheManifestNames() {
        TestPackages.write(folder.resolve("secret.ipa"), "not for sale");
        for (String path : List.of("../secret.ipa", "variant/../../secret.ipa", folder + "/secret.ipa", "\\u0000")) {
            PackageVersion version = addManifest(
                    """
                    {"appleItemId":"1","appleVersionId":"2","variants":[{"publicId":"a","assetPath":"%s"}]}
                    """
                            .formatted(path));
            PackageAsset asset = version.assets(AssetKind.VARIANT).get(0);
            assertEquals(Optional.empty(), asset.content(), path);
        }
    }

    @Test
    void shouldNotFollowALinkOutOfThePackage() throws IOException {
        TestPackages.write(folder.resolve("secret.ipa"), "not for sale");
        Files.createDirectories(folder.resolve("package/variant"));
        Files.createSymbolicLink(folder.resolve("package/variant/a.ipa"), folder.resolve("secret.ipa"));
        PackageVersion version = addManifest(
                """
                {"appleItemId":"1","appleVersionId":"2","variants":[{"publicId":"a","assetPath":"variant/a.ipa"}]}
                """);
        assertEquals(Optional.empty(), version.assets(AssetKind.VARIANT).get(0).content());
    }

    @Test
    void shouldSayWhyAFolderIsNoPackage() {
        refuse("not a JSON object", "");
        refuse("not a JSON object", "[]");
        refuse("not a JSON object", "{\"appleItemId\":");
        refuse("lacks appleItemId", "{\"appleItemId\":6503435272}");
        refuse("lacks appleVersionId", "{\"appleItemId\":\"1\"}");
        refuse("lacks publicId", "{\"appleItemId\":\"1\",\"appleVersionId\":\"2\",\"deltas\":[{}]}");
        UnreadablePackage absent =
                assertThrows(UnreadablePackage.class, () -> catalog.add(new PackageFolder(folder.resolve("absent"))));
        assertTrue(absent.getMessage().contains("cannot be read"));
        assertEquals(List.of(), catalog.versions());
    }

    private void refuse(String reason, String manifest) {
        UnreadablePackage refusal = assertThrows(UnreadablePackage.class, () -> addManifest(manifest));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private PackageVersion add(int revision, int variants, int deltas) {
        Path packageFolder = TestPackages.write(
                folder.resolve("r" + revision), TestPackages.ITEM, TestPackages.VERSION, revision, variants, deltas);
        return catalog.add(new PackageFolder(packageFolder));
    }

    private PackageVersion addManifest(String manifest) {
        TestPackages.write(folder.resolve("package/manifest.json"), manifest);
        TestPackages.write(folder.resolve("package/signature"), "signature");
        return catalog.add(new PackageFolder(folder.resolve("package")));
    }

    private static String named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
