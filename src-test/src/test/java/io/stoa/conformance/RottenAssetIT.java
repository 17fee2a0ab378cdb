package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.ForgedAsset;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.notification.Notice;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A disk that turns a bit without a word: what it holds is read again, and fetched again where it is wrong. */
@OnServer
class RottenAssetIT {

    private static final String APP = "6900000027";
    private static final String APP_VERSION = "860000027";
    private static final int ASSET = 20_000;
    // what is held is read again within a minute
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final DeployedStoa stoa;

    RottenAssetIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @Test
    void shouldFetchAnewWhatHasRottedAndOfferItAgain() throws IOException {
        ForgedPackage forged = PackageForge.with(stoa.apple().authority())
                .appleItemId(APP)
                .appleVersionId(APP_VERSION)
                .bundleId("app.kite.rotten")
                .version("1.0", "1")
                .variants(2, ASSET)
                .forge();
        PackageVersion version = stoa.apple().appStoreConnect().addPackage(forged);
        announce(version);
        ForgedAsset asset = forged.assets().get(0);
        byte[] right = bytesOf(asset);
        await(() -> Arrays.equals(right, served(version, asset)), "it is not published");

        flipAByteOf(held(asset));
        await(() -> states(version).size() == 2, "no repair was asked for");
        await(() -> Arrays.equals(right, served(version, asset)), "it is not offered again");

        assertEquals(List.of("PUBLISHED", "PUBLISHED"), states(version));
        assertArrayEquals(right, Files.readAllBytes(held(asset)));
    }

    private void announce(PackageVersion version) {
        assertTrue(stoa.notifications()
                .send(new Notice.PackageVersionAvailable(
                        stoa.installation().marketplaceAppleItemId(),
                        APP,
                        version.packageId(),
                        version.id(),
                        version.number()))
                .accepted());
    }

    private static byte[] bytesOf(ForgedAsset asset) throws IOException {
        try (InputStream bytes = asset.open()) {
            return bytes.readAllBytes();
        }
    }

    // what is not served has no bytes of the asset
    private byte[] served(PackageVersion version, ForgedAsset asset) {
        return stoa.send(Request.get(
                        "/packages/" + APP + "/" + APP_VERSION + "/" + version.id() + "/" + asset.assetPath()))
                .body();
    }

    private Path held(ForgedAsset asset) {
        try (Stream<Path> files = Files.walk(stoa.server().dataDirectory().resolve("packages"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().equalsIgnoreCase(asset.publicId()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void flipAByteOf(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            int turned = bytes.read() ^ 1;
            bytes.seek(0);
            bytes.write(turned);
        }
    }

    private List<String> states(PackageVersion version) {
        return stoa
                .send(Request.get("/api/v1/ingestions").bearer(stoa.token("viewer")))
                .json()
                .getJsonArray("ingestions")
                .stream()
                .map(JsonObject.class::cast)
                .filter(job -> version.id().equals(job.getString("alternativeDistributionPackageVersionId", "")))
                .map(job -> job.getString("state"))
                .toList();
    }

    private static void await(BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, otherwise);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
