package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.catalog.SignedManifest;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.file.Stores;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Assets that somebody sends, most of them not what the package signs. */
class AssetUploadTest {

    private static final TestAuthority APPLE = TestAuthority.create();

    @TempDir
    Path data;

    private final AssetUpload upload = new AssetUpload();
    private PackageStore store;
    private ProvenManifest proven;
    private Asset asset;
    private byte[] content;

    @BeforeEach
    void forge() throws IOException {
        ForgedPackage forged = PackageForge.with(APPLE).variants(2, 10_000).forge();
        Path folder = forged.writeTo(data.resolve("forged"));
        PackageSettings settings = new PackageSettings();
        settings.trustAnchorsFile =
                Optional.of(APPLE.writeRootPem(data.resolve("root.pem")).toString());
        settings.signaturePolicy = "require";
        settings.load();
        proven = ProvenManifest.of(
                new SignedManifest(
                        Files.readAllBytes(folder.resolve("manifest.json")),
                        Files.readAllBytes(folder.resolve("signature"))),
                settings,
                Optional.empty());
        asset = proven.manifest().assets().get(0);
        content = Files.readAllBytes(folder.resolve(asset.assetPath()));
        store = Stores.at(data.resolve("store"));
        upload.store = store;
    }

    @Test
    void shouldHoldWhatThePackageSigns() {
        send(content);

        assertTrue(isHeld());
        assertEquals(1, upload.missing(proven).size());
    }

    @Test
    void shouldRefuseAnAssetWithOneByteChanged() {
        byte[] changed = content.clone();
        changed[content.length / 2] ^= 1;

        assertRefused(FailureCode.PACKAGE_REFUSED, new ByteArrayInputStream(changed));
    }

    @Test
    void shouldRefuseAnAssetWithOneByteTooFew() {
        assertRefused(
                FailureCode.PACKAGE_REFUSED, new ByteArrayInputStream(Arrays.copyOf(content, content.length - 1)));
    }

    @Test
    void shouldReadOneByteTooManyAndNoMore() throws IOException {
        InputStream endless = new ByteArrayInputStream(Arrays.copyOf(content, content.length + 1_000_000));

        assertRefused(FailureCode.PACKAGE_REFUSED, endless);
        assertEquals(1_000_000 - 1, endless.available());
    }

    @Test
    void shouldTakeAgainWhatBrokeOff() {
        assertRefused(
                FailureCode.MALFORMED_REQUEST,
                new SequenceInputStream(new ByteArrayInputStream(content, 0, 100), new Broken()));
        send(content);

        assertTrue(isHeld());
    }

    @Test
    void shouldReadNothingOfAnAssetThatIsHeld() throws IOException {
        send(content);
        InputStream again = new ByteArrayInputStream(content);
        upload.take(proven, asset, again);

        assertEquals(content.length, again.available());
    }

    @Test
    void shouldLetTwoSendOneAssetAtOnce() {
        InputStream first = new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                if (pos == 0) {
                    send(content);
                }
                return super.read(into, offset, length);
            }
        };
        upload.take(proven, asset, first);

        assertTrue(isHeld());
    }

    private void send(byte[] bytes) {
        upload.take(proven, asset, new ByteArrayInputStream(bytes));
    }

    private boolean isHeld() {
        return store.find(proven.app(), asset.publicId()).isPresent();
    }

    private void assertRefused(FailureCode code, InputStream body) {
        MarketplaceException refused = assertThrows(MarketplaceException.class, () -> upload.take(proven, asset, body));
        assertEquals(code, refused.code());
        assertEquals(2, upload.missing(proven).size());
        assertEquals(0, Stores.stagingAt(data.resolve("store")).ingestions().size());
    }

    private static final class Broken extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("gone");
        }
    }
}
