package io.stoa.packageformat.forge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a binary property list of dictionaries, ASCII texts, small whole numbers and data: what a signature needs. */
public final class PropertyListWriter {

    private static final int OFFSET_SIZE = 4;
    private static final int REFERENCE_SIZE = 4;

    private final List<byte[]> objects = new ArrayList<>();

    private PropertyListWriter() {}

    public static byte[] write(Map<String, Object> root) {
        PropertyListWriter writer = new PropertyListWriter();
        writer.add(root);
        return writer.assemble();
    }

    /** @return the object's number */
    private int add(Object value) {
        int number = objects.size();
        objects.add(new byte[0]); // keeps the place, so that the root is number 0
        objects.set(number, encode(value));
        return number;
    }

    private byte[] encode(Object value) {
        if (value instanceof Map<?, ?> dictionary) {
            return dictionary(dictionary);
        }
        if (value instanceof byte[] data) {
            return join(header(0x40, data.length), data);
        }
        if (value instanceof Integer number) {
            return ByteBuffer.allocate(5).put((byte) 0x12).putInt(number).array();
        }
        byte[] text = value.toString().getBytes(StandardCharsets.US_ASCII);
        return join(header(0x50, text.length), text);
    }

    private byte[] dictionary(Map<?, ?> dictionary) {
        ByteBuffer references = ByteBuffer.allocate(2 * REFERENCE_SIZE * dictionary.size());
        dictionary.keySet().forEach(key -> references.putInt(add(key)));
        dictionary.values().forEach(value -> references.putInt(add(value)));
        return join(header(0xD0, dictionary.size()), references.array());
    }

    private static byte[] header(int type, int count) {
        if (count < 15) {
            return new byte[] {(byte) (type | count)};
        }
        return ByteBuffer.allocate(6)
                .put((byte) (type | 0x0F))
                .put((byte) 0x12)
                .putInt(count)
                .array();
    }

    private byte[] assemble() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("bplist00".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer offsets = ByteBuffer.allocate(OFFSET_SIZE * objects.size());
        for (byte[] object : objects) {
            offsets.putInt(file.size());
            file.writeBytes(object);
        }
        int tableOffset = file.size();
        file.writeBytes(offsets.array());
        file.writeBytes(trailer(tableOffset));
        return file.toByteArray();
    }

    private byte[] trailer(int tableOffset) {
        return ByteBuffer.allocate(32)
                .position(6)
                .put((byte) OFFSET_SIZE)
                .put((byte) REFERENCE_SIZE)
                .putLong(objects.size())
                .putLong(0)
                .putLong(tableOffset)
                .array();
    }

    private static byte[] join(byte[] head, byte[] tail) {
        return ByteBuffer.allocate(head.length + tail.length)
                .put(head)
                .put(tail)
                .array();
    }
}
