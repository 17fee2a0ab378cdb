package io.stoa.packagestore.service;

import static io.stoa.packagestore.service.RawEntry.deflated;
import static io.stoa.packagestore.service.RawEntry.stored;
import static io.stoa.packagestore.service.RawEntry.text;

import io.stoa.packageformat.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Every way known to make an archive do what its reader did not mean, each made anew and none larger than it must be. */
final class HostileArchives {

    private static final byte[] MANIFEST = bytes("{\"a\":1}");
    private static final byte[] SIGNATURE = bytes("0\u0001");

    private final Map<String, Supplier<byte[]>> archives = new LinkedHashMap<>();

    private HostileArchives() {
        names();
        kinds();
        bombs();
        lies();
        surroundings();
    }

    /** By a name that says what is wrong. */
    static Map<String, Supplier<byte[]>> all() {
        return new HostileArchives().archives;
    }

    private void names() {
        for (String name : new String[] {
            "../manifest.json",
            "../../../../etc/cron.d/x",
            "/etc/passwd",
            "C:\\Windows\\x",
            "\\\\host\\share\\x",
            "..\\manifest.json",
            "a\\..\\..\\x",
            "./manifest.json",
            "a/manifest.json",
            "manifest.json/",
            "manifest.json.",
            "manifest.json ",
            "manifest.json\u0000.txt",
            "Manifest.json",
            "MANIFEST.JSON",
            "SIGNATURE",
            "CON",
            "",
            "manifest\u00c0\u00ae\u00c0\u00ae.json",
            "mani\u00ef\u00ac\u0081fest.json",
            "%2e%2e/manifest.json",
            "__MACOSX/._manifest.json",
            ".DS_Store",
            "variant/0f2c7a3e.ipa"
        }) {
            put("a third file named " + name, () -> RawZip.good().and(deflated(name, MANIFEST)));
            put("a manifest named " + name, () -> RawZip.of(deflated(name, MANIFEST), signature()));
        }
        put("a very long name", () -> RawZip.of(deflated("m".repeat(65_535), MANIFEST), signature()));
        put("the manifest twice", () -> RawZip.of(manifest(), manifest()));
        put("the signature twice", () -> RawZip.good().and(signature()));
        put("names that differ in case", () -> RawZip.of(manifest(), deflated("Manifest.JSON", MANIFEST)));
        put("no file", RawZip::of);
        put("no signature", () -> RawZip.of(manifest()));
    }

    private void kinds() {
        put(
                "a symbolic link",
                () -> of(text("manifest.json", "/etc/passwd"), entry -> entry.attributes = 0120777L << 16));
        put(
                "a link of a Mac",
                () -> of(manifest(), entry -> {
                    entry.attributes = 0120777L << 16;
                    entry.madeBy = 19 << 8;
                }));
        put("a folder", () -> of(manifest(), entry -> entry.attributes = 0040755L << 16));
        put("a folder of DOS", () -> of(manifest(), entry -> entry.attributes = 0x10));
        put("a character device", () -> of(manifest(), entry -> entry.attributes = 0020666L << 16));
        put("a block device", () -> of(manifest(), entry -> entry.attributes = 0060666L << 16));
        put("a pipe", () -> of(manifest(), entry -> entry.attributes = 0010644L << 16));
        put("a socket", () -> of(manifest(), entry -> entry.attributes = 0140644L << 16));
        put("a hard link", () -> of(manifest(), entry -> entry.extra = field(0x000d, "............/etc/passwd")));
        put("a hard link beside the file", () -> of(manifest(), entry -> entry.localExtra = field(0x000d, "/etc/x")));
        put("a link in the field of ASi", () -> of(manifest(), entry -> entry.extra = field(0x756e, "..../etc/x")));
        put("another name in Unicode", () -> of(manifest(), entry -> entry.extra = field(0x7075, "......./x")));
        put("an encrypted file", () -> of(manifest(), entry -> entry.flags |= 1));
        put("a file encrypted beside it only", () -> of(manifest(), entry -> entry.localFlags |= 1));
        put(
                "strong encryption",
                () -> of(manifest(), entry -> {
                    entry.flags |= 1 << 6;
                    entry.localFlags |= 1 << 6;
                }));
        put("a masked directory", () -> of(manifest(), entry -> entry.flags |= 1 << 13));
        put("patched data", () -> of(manifest(), entry -> entry.flags |= 1 << 5));
        for (int method : new int[] {1, 6, 9, 12, 14, 93, 95, 97, 99, 65_535}) {
            put(
                    "method " + method,
                    () -> of(manifest(), entry -> {
                        entry.method = method;
                        entry.localMethod = method;
                    }));
        }
    }

    private void bombs() {
        put("a bomb that tells its size", () -> RawZip.of(zeros(3 * Manifest.MAX_SIZE), signature()));
        put("a bomb within the limit", () -> RawZip.of(zeros(Manifest.MAX_SIZE), signature()));
        put(
                "a bomb that hides its size",
                () -> of(zeros(3 * Manifest.MAX_SIZE), entry -> {
                    entry.size = 7;
                    entry.localSize = 7;
                }));
        put(
                "a size that is not there",
                () -> of(manifest(), entry -> {
                    entry.size = Manifest.MAX_SIZE;
                    entry.localSize = Manifest.MAX_SIZE;
                }));
        put("the same bytes twice", () -> of(signature(), entry -> entry.offset = 0));
        put("a file quoted inside another", HostileArchives::quoted);
        put("a million files", () -> RawZip.good().claimingInZip64(1_000_000));
        put("65,535 files", () -> RawZip.good().claiming(0xFFFF));
        put("a directory of a hundred thousand files that says two", () -> crowded()
                .claiming(2));
        put("a directory of a hundred thousand files", () -> crowded().claiming(100_000 & 0xFFFF));
        put(
                "a zip in place of the manifest's name",
                () -> RawZip.of(stored("manifest.zip", RawZip.good().bytes()), signature()));
        put("a zip beside the two", () -> RawZip.good()
                .and(stored("inner.zip", RawZip.good().bytes())));
    }

    private void lies() {
        put("another name beside the file", () -> of(manifest(), entry -> entry.localName = "../../../a.b"));
        put("another method beside the file", () -> of(manifest(), entry -> entry.localMethod = 0));
        put("another size beside the file", () -> of(manifest(), entry -> entry.localSize = 6));
        put("another packed size beside the file", () -> of(manifest(), entry -> entry.localCompressedSize++));
        put("another checksum beside the file", () -> of(manifest(), entry -> entry.localCrc ^= 1));
        put(
                "a wrong checksum",
                () -> of(manifest(), entry -> {
                    entry.crc ^= 1;
                    entry.localCrc ^= 1;
                }));
        put("a descriptor in one place only", () -> of(manifest(), entry -> entry.flags |= RawEntry.DESCRIPTOR));
        put(
                "a descriptor that is not there",
                () -> of(manifest().withDescriptor(), entry -> entry.descriptor = bytes("")));
        for (int field : new int[] {4, 8, 12}) {
            put(
                    "a descriptor that lies at " + field,
                    () -> of(manifest().withDescriptor(), entry -> entry.descriptor[field] ^= 1));
        }
        put(
                "a stored file of two sizes",
                () -> of(stored("manifest.json", MANIFEST), entry -> {
                    entry.size--;
                    entry.localSize--;
                }));
        put(
                "packed bytes behind the end of the content",
                () -> of(manifest(), entry -> {
                    entry.data = Arrays.copyOf(entry.data, entry.data.length + 5);
                    entry.compressedSize += 5;
                    entry.localCompressedSize += 5;
                }));
        put("packed bytes that are none", () -> of(manifest(), entry -> Arrays.fill(entry.data, (byte) 0xFF)));
        put(
                "sizes that only zip64 would tell",
                () -> of(manifest(), entry -> {
                    entry.size = 0xFFFFFFFFL;
                    entry.compressedSize = 0xFFFFFFFFL;
                    entry.extra = new RawBytes()
                            .u16(1)
                            .u16(16)
                            .u64(7)
                            .u64(Long.MAX_VALUE)
                            .bytes();
                }));
        put(
                "a place that only zip64 would tell",
                () -> of(signature(), entry -> {
                    entry.offset = 0xFFFFFFFFL;
                    entry.extra =
                            new RawBytes().u16(1).u16(8).u64(Long.MIN_VALUE).bytes();
                }));
        put("a place outside", () -> of(signature(), entry -> entry.offset = 0x7FFFFFFF));
        put("a place inside another file", () -> of(signature(), entry -> entry.offset = 5));
        put("a field that goes on beyond the end", () -> of(signature(), entry -> entry.extra = bytes("UT\u00ff\u007f"))
                .beforeEnd(bytes("x")));
    }

    private void surroundings() {
        put("a program in front", () -> RawZip.good().startingWith(bytes("#!/bin/sh\n")));
        put("another zip in front", () -> RawZip.good()
                .startingWith(RawZip.good().bytes()));
        put("bytes behind the end", () -> RawZip.good().endingWith(bytes("x")));
        put("a megabyte behind the end", () -> RawZip.good().endingWith(new byte[1 << 20]));
        put("another zip behind the end", () -> RawZip.good()
                .endingWith(RawZip.good().bytes()));
        put("an end record inside a comment", () -> RawZip.good()
                .commented(new String(RawZip.of().bytes(), StandardCharsets.ISO_8859_1)));
        put("bytes before the directory", () -> RawZip.good().beforeDirectory(bytes("hidden")));
        put("bytes before the end record", () -> RawZip.good().beforeEnd(bytes("hidden")));
        put("a directory elsewhere", () -> RawZip.good().movingTheDirectoryBy(-3));
        put("a directory outside", () -> RawZip.good().movingTheDirectoryBy(0x7FFFFFFF));
        put("fewer files than it says", () -> RawZip.of(manifest()).claiming(2));
        put("more files than it says", () -> RawZip.good().and(text("x", "y")).claiming(2));
        archives.put("half of an archive", () -> {
            byte[] whole = RawZip.good().bytes();
            return Arrays.copyOf(whole, whole.length / 2);
        });
        archives.put("nothing", () -> new byte[0]);
        archives.put("a web page", () -> bytes("<html>not found</html>"));
    }

    /** As the bombs that share one stream do: the second file begins within the first. */
    private static RawZip quoted() {
        RawEntry inner = signature();
        byte[] innerFile = Arrays.copyOf(RawZip.of(inner).bytes(), 30 + "signature".length() + inner.data.length);
        RawEntry outer = stored("manifest.json", innerFile);
        inner.offset = 30L + "manifest.json".length();
        inner.data = new byte[0];
        return RawZip.of(outer, inner);
    }

    private static RawZip crowded() {
        RawZip zip = RawZip.good();
        for (int i = 0; i < 100_000; i++) {
            zip.and(stored("", new byte[0]).but(entry -> entry.offset = 0));
        }
        return zip;
    }

    private static RawZip of(RawEntry entry, Consumer<RawEntry> lie) {
        RawEntry other = entry.name.equals("signature") ? manifest() : signature();
        entry.but(lie);
        return entry.name.equals("signature") ? RawZip.of(other, entry) : RawZip.of(entry, other);
    }

    private static RawEntry manifest() {
        return deflated("manifest.json", MANIFEST);
    }

    private static RawEntry signature() {
        return deflated("signature", SIGNATURE);
    }

    private static RawEntry zeros(int length) {
        return deflated("manifest.json", new byte[length]);
    }

    private static byte[] field(int id, String content) {
        byte[] bytes = bytes(content);
        return new RawBytes().u16(id).u16(bytes.length).add(bytes).bytes();
    }

    private void put(String name, Supplier<RawZip> archive) {
        archives.put(name, () -> archive.get().bytes());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
