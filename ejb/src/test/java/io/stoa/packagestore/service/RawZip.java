package io.stoa.packagestore.service;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A zip written byte by byte, honest until told otherwise. */
final class RawZip {

    private final List<RawEntry> entries = new ArrayList<>();
    private byte[] before = {};
    private byte[] beforeDirectory = {};
    private byte[] beforeEnd = {};
    private byte[] comment = {};
    private byte[] after = {};
    private int count = -1;
    private long directoryMoved;
    private boolean sentinel;

    static RawZip of(RawEntry... entries) {
        RawZip zip = new RawZip();
        zip.entries.addAll(List.of(entries));
        return zip;
    }

    /** The two files of a package. */
    static RawZip good() {
        return of(RawEntry.text("manifest.json", "{\"a\":1}"), RawEntry.text("signature", "0\u0001"));
    }

    RawZip and(RawEntry entry) {
        entries.add(entry);
        return this;
    }

    RawZip startingWith(byte[] bytes) {
        before = bytes;
        return this;
    }

    RawZip beforeDirectory(byte[] bytes) {
        beforeDirectory = bytes;
        return this;
    }

    RawZip beforeEnd(byte[] bytes) {
        beforeEnd = bytes;
        return this;
    }

    RawZip commented(String text) {
        comment = text.getBytes(StandardCharsets.ISO_8859_1);
        return this;
    }

    RawZip endingWith(byte[] bytes) {
        after = bytes;
        return this;
    }

    RawZip claiming(int files) {
        count = files;
        return this;
    }

    RawZip movingTheDirectoryBy(long bytes) {
        directoryMoved = bytes;
        return this;
    }

    /** With the end record of zip64, which says how many files there are; the plain one points to it. */
    RawZip claimingInZip64(long files) {
        beforeEnd = new RawBytes()
                .u32(0x06064b50)
                .u64(44)
                .u16(45)
                .u16(45)
                .u32(0)
                .u32(0)
                .u64(files)
                .u64(files)
                .u64(46 * files)
                .u64(0)
                .u32(0x07064b50)
                .u32(0)
                .u64(0)
                .u32(1)
                .bytes();
        sentinel = true;
        return this;
    }

    byte[] bytes() {
        RawBytes zip = new RawBytes().add(before);
        List<Long> positions = new ArrayList<>();
        for (RawEntry entry : entries) {
            positions.add((long) zip.size());
            writeFile(entry, zip);
        }
        zip.add(beforeDirectory);
        int start = zip.size();
        for (int i = 0; i < entries.size(); i++) {
            writeDirectory(entries.get(i), positions.get(i), zip);
        }
        int size = zip.size() - start;
        zip.add(beforeEnd);
        writeEnd(start, size, zip);
        return zip.add(comment).add(after).bytes();
    }

    private static void writeFile(RawEntry entry, RawBytes zip) {
        byte[] name = entry.localName.getBytes(StandardCharsets.ISO_8859_1);
        zip.u32(0x04034b50).u16(20).u16(entry.localFlags).u16(entry.localMethod).u32(0);
        zip.u32(entry.localCrc).u32(entry.localCompressedSize).u32(entry.localSize);
        zip.u16(name.length).u16(entry.localExtra.length).add(name).add(entry.localExtra);
        zip.add(entry.data).add(entry.descriptor);
    }

    private static void writeDirectory(RawEntry entry, long position, RawBytes zip) {
        byte[] name = entry.name.getBytes(StandardCharsets.ISO_8859_1);
        zip.u32(0x02014b50)
                .u16(entry.madeBy)
                .u16(20)
                .u16(entry.flags)
                .u16(entry.method)
                .u32(0);
        zip.u32(entry.crc).u32(entry.compressedSize).u32(entry.size);
        zip.u16(name.length).u16(entry.extra.length).u16(0).u16(0).u16(0).u32(entry.attributes);
        zip.u32(entry.offset < 0 ? position : entry.offset).add(name).add(entry.extra);
    }

    private void writeEnd(int start, int size, RawBytes zip) {
        int files = count < 0 ? entries.size() : count;
        zip.u32(0x06054b50).u16(0).u16(0);
        if (sentinel) {
            zip.u16(0xFFFF).u16(0xFFFF).u32(0xFFFFFFFFL).u32(0xFFFFFFFFL);
        } else {
            zip.u16(files).u16(files).u32(size).u32(start + directoryMoved);
        }
        zip.u16(comment.length);
    }
}
