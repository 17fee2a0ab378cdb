package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.catalog.SignedManifest;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.SignatureFile;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive is exactly two files; everything else somebody could put into a zip is refused before it is read. */
class PackageArchiveTest {

    private static final byte[] MANIFEST = bytes("{\"a\":1}");
    private static final byte[] SIGNATURE = bytes("0\u0001");

    @Test
    void shouldReadTheTwoFilesByteForByte() {
        SignedManifest content = PackageArchive.read(good().bytes());

        assertArrayEquals(MANIFEST, content.manifest());
        assertArrayEquals(SIGNATURE, content.signature());
    }

    @Test
    void shouldReadThemInEitherOrder() {
        Zip zip = new Zip().file("signature", SIGNATURE).file("manifest.json", MANIFEST);

        assertArrayEquals(MANIFEST, PackageArchive.read(zip.bytes()).manifest());
    }

    @Test
    void shouldReadThemUncompressed() {
        Zip zip = new Zip().stored("manifest.json", MANIFEST).stored("signature", SIGNATURE);

        assertArrayEquals(SIGNATURE, PackageArchive.read(zip.bytes()).signature());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "readme.txt",
                "../manifest.json",
                "/manifest.json",
                "a/manifest.json",
                "./manifest.json",
                "..\\manifest.json",
                "Manifest.json",
                "MANIFEST.JSON",
                "signature ",
                "manifest.json\u0000.txt",
                "__MACOSX/._manifest.json",
                "variant/0f2c7a3e.ipa",
                ""
            })
    void shouldRefuseAnyOtherFile(String name) {
        assertRefused(good().file(name, bytes("x")).bytes());
    }

    @Test
    void shouldRefuseAnArchiveThatLacksOneOfTheFiles() {
        assertRefused(new Zip().file("manifest.json", MANIFEST).bytes());
        assertRefused(new Zip().file("signature", SIGNATURE).bytes());
        assertRefused(new Zip().bytes());
    }

    @Test
    void shouldRefuseAFileThatIsThereTwice() {
        assertRefused(good().file("manifest.json", bytes("{}")).bytes());
        assertRefused(good().file("signature", SIGNATURE).bytes());
    }

    @Test
    void shouldRefuseALinkInPlaceOfAFile() {
        assertRefused(new Zip()
                .link("manifest.json", "/etc/passwd")
                .file("signature", SIGNATURE)
                .bytes());
    }

    @Test
    void shouldRefuseAFolder() {
        assertRefused(good().file("variant/", new byte[0]).bytes());
    }

    @Test
    void shouldRefuseAnEncryptedFile() {
        byte[] zip = good().bytes();
        setEncrypted(zip);

        assertRefused(zip);
    }

    @Test
    void shouldNotUnpackABomb() {
        Zip bomb = new Zip().zeros("manifest.json", 3L * Manifest.MAX_SIZE).file("signature", SIGNATURE);

        byte[] zip = bomb.bytes();

        assertTrue(zip.length < 200_000);
        PackageRejected refusal = assertRefused(zip);
        assertTrue(refusal.sentence().contains("too large"), refusal.sentence());
    }

    @Test
    void shouldRefuseASignatureThatIsTooLarge() {
        assertRefused(new Zip()
                .file("manifest.json", MANIFEST)
                .zeros("signature", SignatureFile.MAX_SIZE + 1L)
                .bytes());
    }

    @Test
    void shouldRefuseATenThousandFoldArchiveWithoutReadingIt() {
        Zip zip = good();
        for (int i = 0; i < 10_000; i++) {
            zip.file("f" + i, new byte[0]);
        }

        assertRefused(zip.bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "PK\u0003\u0004", "<html>not found</html>"})
    void shouldRefuseWhatIsNoZip(String text) {
        assertRefused(bytes(text));
    }

    @Property(tries = 300)
    void shouldRefuseATruncatedArchive(@ForAll @IntRange(min = 1, max = 200) int missing) {
        byte[] zip = good().bytes();

        assertRefused(Arrays.copyOf(zip, Math.max(0, zip.length - missing)));
    }

    @Property
    void shouldReadOrRefuseAnArchiveWithDamagedBytes(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 8) int damages) {
        byte[] zip = good().bytes();
        for (int i = 0; i < damages; i++) {
            zip[random.nextInt(zip.length)] = (byte) random.nextInt();
        }
        readOrRefuse(zip);
    }

    @Property
    void shouldReadOrRefuseAnyBytes(@ForAll @Size(max = 400) byte[] anything) {
        readOrRefuse(anything);
    }

    private static void readOrRefuse(byte[] zip) {
        try {
            SignedManifest content = PackageArchive.read(zip);
            assertTrue(content.manifest().length <= Manifest.MAX_SIZE);
            assertTrue(content.signature().length <= SignatureFile.MAX_SIZE);
        } catch (PackageRejected refused) {
            assertEquals(FailureCode.PACKAGE_ARCHIVE_REFUSED, refused.code());
        }
    }

    private static PackageRejected assertRefused(byte[] zip) {
        PackageRejected refusal = assertThrows(PackageRejected.class, () -> PackageArchive.read(zip));
        assertEquals(FailureCode.PACKAGE_ARCHIVE_REFUSED, refusal.code());
        return refusal;
    }

    private static Zip good() {
        return new Zip().file("manifest.json", MANIFEST).file("signature", SIGNATURE);
    }

    /** Sets the encryption flag of the first file, where it is described twice. */
    private static void setEncrypted(byte[] zip) {
        for (int i = 0; i + 8 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3 && zip[i + 3] == 4) {
                zip[i + 6] |= 1;
            }
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + 8] |= 1;
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A zip as an attacker writes it: entry by entry, under any name. */
    private static final class Zip {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

        Zip file(String name, byte[] content) {
            return entry(new ZipArchiveEntry(name), content);
        }

        Zip stored(String name, byte[] content) {
            zip.setMethod(ZipArchiveOutputStream.STORED);
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setSize(content.length);
            CRC32 sum = new CRC32();
            sum.update(content);
            entry.setCrc(sum.getValue());
            return entry(entry, content);
        }

        Zip link(String name, String target) {
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setUnixMode(0120777);
            return entry(entry, target.getBytes(StandardCharsets.UTF_8));
        }

        Zip zeros(String name, long length) {
            try {
                zip.putArchiveEntry(new ZipArchiveEntry(name));
                byte[] block = new byte[1 << 16];
                for (long left = length; left > 0; left -= block.length) {
                    zip.write(block, 0, (int) Math.min(block.length, left));
                }
                zip.closeArchiveEntry();
                return this;
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private Zip entry(ZipArchiveEntry entry, byte[] content) {
            try {
                zip.putArchiveEntry(entry);
                zip.write(content);
                zip.closeArchiveEntry();
                return this;
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        byte[] bytes() {
            try {
                zip.finish();
                return bytes.toByteArray();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
