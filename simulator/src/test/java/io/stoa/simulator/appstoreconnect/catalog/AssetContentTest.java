package io.stoa.simulator.appstoreconnect.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.packageformat.Sha256;
import io.stoa.packageformat.forge.ForgedAsset;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetContentTest {

    @TempDir
    Path folder;

    private final byte[] bytes = bytes(200_000);

    @Test
    void shouldReadAFileFromAnyPosition() throws IOException {
        Path file = Files.write(folder.resolve("a.ipa"), bytes);
        assertContent(new FileContent(file));
    }

    @Test
    void shouldReadMemoryFromAnyPosition() throws IOException {
        assertContent(new BytesContent(bytes));
    }

    @Test
    void shouldNotChangeWithTheArrayItWasMadeFrom() throws IOException {
        byte[] mine = bytes.clone();
        AssetContent content = new BytesContent(mine);
        Arrays.fill(mine, (byte) 0);
        assertContent(content);
    }

    @Test
    void shouldSayThatAFileHasVanished() throws IOException {
        Path file = Files.write(folder.resolve("a.ipa"), bytes);
        AssetContent content = new FileContent(file);
        Files.delete(file);
        assertThrows(IOException.class, () -> content.open(0));
    }

    @Test
    void shouldOfferWhatTheForgeMadeWithoutWritingItDown() throws IOException {
        ForgedPackage forged =
                PackageForge.with(TestAuthority.create()).variants(1, 5000).forge();
        ForgedAsset asset = forged.assets().get(0);
        ForgedSource source = new ForgedSource(forged);
        AssetContent content = source.asset(asset.assetPath()).orElseThrow();
        assertEquals(asset.sha256(), content.sha256());
        assertArrayEquals(asset.openAt(4000).readAllBytes(), read(content, 4000));
        assertEquals(Optional.empty(), source.asset("variant/other.ipa"));
        assertArrayEquals(forged.manifestBytes(), source.manifest());
    }

    private void assertContent(AssetContent content) throws IOException {
        assertEquals(bytes.length, content.length());
        assertEquals(Sha256.of(bytes), content.sha256());
        for (int first : new int[] {0, 1, 65_536, bytes.length - 1, bytes.length}) {
            assertArrayEquals(Arrays.copyOfRange(bytes, first, bytes.length), read(content, first));
        }
    }

    private static byte[] read(AssetContent content, long first) throws IOException {
        try (InputStream stream = content.open(first)) {
            return stream.readAllBytes();
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int index = 0; index < length; index++) {
            bytes[index] = (byte) (index * 31 + index / 256);
        }
        return bytes;
    }
}
