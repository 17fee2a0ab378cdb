package io.stoa.packagestore.service;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * One entry of a zip, written field by field: what stands beside the file and what stands in the directory can be made to
 * differ. It begins honest; a test changes what it lies about.
 */
final class RawEntry {

    static final int DESCRIPTOR = 1 << 3;

    String name;
    String localName;
    int flags;
    int localFlags;
    int method = 8;
    int localMethod = 8;
    long crc;
    long localCrc;
    long compressedSize;
    long localCompressedSize;
    long size;
    long localSize;
    int madeBy = 3 << 8 | 20;
    long attributes = 0100644L << 16;
    byte[] extra = {};
    byte[] localExtra = {};
    byte[] data;
    byte[] descriptor = {};

    /** Where the directory says the entry begins; negative: where it does. */
    long offset = -1;

    private RawEntry(String name, byte[] content, byte[] data) {
        this.name = name;
        this.localName = name;
        this.data = data;
        CRC32 sum = new CRC32();
        sum.update(content);
        crc = sum.getValue();
        localCrc = crc;
        compressedSize = data.length;
        localCompressedSize = data.length;
        size = content.length;
        localSize = content.length;
    }

    static RawEntry deflated(String name, byte[] content) {
        return new RawEntry(name, content, deflate(content));
    }

    static RawEntry stored(String name, byte[] content) {
        RawEntry entry = new RawEntry(name, content, content);
        entry.method = 0;
        entry.localMethod = 0;
        return entry;
    }

    static RawEntry text(String name, String content) {
        return deflated(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** As a writer does that does not know the sizes before it has written the content. */
    RawEntry withDescriptor() {
        flags |= DESCRIPTOR;
        localFlags |= DESCRIPTOR;
        localCrc = 0;
        localCompressedSize = 0;
        localSize = 0;
        descriptor = new RawBytes()
                .u32(0x08074b50)
                .u32(crc)
                .u32(compressedSize)
                .u32(size)
                .bytes();
        return this;
    }

    /** The same by a writer that is prepared for more than four gigabytes. */
    RawEntry withWideDescriptor() {
        withDescriptor();
        localCompressedSize = 0xFFFFFFFFL;
        localSize = 0xFFFFFFFFL;
        localExtra =
                new RawBytes().u16(0x0001).u16(16).u32(0).u32(0).u32(0).u32(0).bytes();
        descriptor = new RawBytes()
                .u32(0x08074b50)
                .u32(crc)
                .u32(compressedSize)
                .u32(0)
                .u32(size)
                .u32(0)
                .bytes();
        return this;
    }

    RawEntry but(Consumer<RawEntry> lie) {
        lie.accept(this);
        return this;
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            byte[] block = new byte[1 << 16];
            while (!deflater.finished()) {
                data.write(block, 0, deflater.deflate(block));
            }
            return data.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
