package io.stoa.packagestore.file;

import io.stoa.packagestore.AssetBytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of an asset that is a file. */
public final class FileBytes implements AssetBytes {

    private final FileChannel channel;
    private final long size;

    private FileBytes(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    /** Opens a file. @throws java.nio.file.NoSuchFileException when there is none */
    public static FileBytes open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new FileBytes(channel, channel.size());
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void copyTo(OutputStream target, long first, long length) throws IOException {
        byte[] buffer = CopyBuffers.take();
        try {
            copy(ByteBuffer.wrap(buffer), target, first, length);
        } finally {
            CopyBuffers.giveBack(buffer);
        }
    }

    private void copy(ByteBuffer buffer, OutputStream target, long first, long length) throws IOException {
        for (long done = 0; done < length; ) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), length - done));
            int read = channel.read(buffer, first + done);
            if (read < 0) {
                throw new EOFException("an asset is shorter than its record says");
            }
            target.write(buffer.array(), 0, read);
            done += read;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
