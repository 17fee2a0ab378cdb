package io.stoa.packagestore.service;

import java.io.ByteArrayOutputStream;

/** Little-endian fields, one after the other. */
final class RawBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    RawBytes u16(int value) {
        bytes.write(value);
        bytes.write(value >>> 8);
        return this;
    }

    RawBytes u32(long value) {
        return u16((int) value & 0xFFFF).u16((int) (value >>> 16) & 0xFFFF);
    }

    RawBytes u64(long value) {
        return u32(value).u32(value >>> 32);
    }

    RawBytes add(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
