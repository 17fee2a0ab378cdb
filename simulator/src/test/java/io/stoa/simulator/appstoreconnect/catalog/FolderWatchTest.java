package io.stoa.simulator.appstoreconnect.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.simulator.appstoreconnect.TestPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

    @TempDir
    Path folder;

    private final PackageCatalog catalog = new PackageCatalog();

    @Test
    void shouldFindPackagesByAppAndVersionAndThoseThatComeLater() {
        FolderWatch watch = new FolderWatch(folder, catalog);
        TestPackages.write(folder.resolve("flat"), 1, 0);
        watch.look();
        TestPackages.write(folder.resolve("app/2.0-900000000-r2"), TestPackages.ITEM, "900000000", 2, 1, 1);
        watch.look();
        watch.look();
        assertEquals(List.of(1, 2), numbers());
    }

    @Test
    void shouldTakeTheFolderItselfForAPackage() {
        TestPackages.write(folder, 1, 0);
        new FolderWatch(folder, catalog).look();
        assertEquals(List.of(1), numbers());
    }

    @Test
    void shouldLookAgainAtAPackageWhoseManifestChanged() throws IOException {
        FolderWatch watch = new FolderWatch(folder, catalog);
        Path manifest = TestPackages.write(folder.resolve("a"), 1, 0).resolve("manifest.json");
        Files.setLastModifiedTime(manifest, FileTime.fromMillis(1000));
        watch.look();
        TestPackages.write(folder.resolve("a"), TestPackages.ITEM, TestPackages.VERSION, 7, 1, 0);
        Files.setLastModifiedTime(manifest, FileTime.fromMillis(2000));
        watch.look();
        assertEquals(List.of(1, 7), numbers());
    }

    @Test
    void shouldOfferTheOthersWhenOnePackageIsBroken() {
        TestPackages.write(folder.resolve("a/manifest.json"), "broken");
        TestPackages.write(folder.resolve("a/signature"), "signature");
        TestPackages.write(folder.resolve("b"), 1, 0);
        new FolderWatch(folder, catalog).look();
        assertEquals(List.of(1), numbers());
    }

    @Test
    void shouldOfferNothingWhenTheFolderIsAbsent() {
        new FolderWatch(folder.resolve("absent"), catalog).look();
        assertEquals(List.of(), numbers());
    }

    private List<Integer> numbers() {
        return catalog.versions().stream().map(PackageVersion::number).toList();
    }
}
