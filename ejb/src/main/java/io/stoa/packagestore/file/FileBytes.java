package io.stoa.packagestore.file;

import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.FileSink;
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
        if (target instanceof FileSink sender) {
            sender.send(channel, first, length);
        } else {
            copyArrays(target, first, length);
        }
    }

    private void copyArrays(OutputStream target, long first, long length) throws IOException {
        byte[] bytes = CopyBuffers.take();
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            for (long done = 0; done < length; ) {
                int read = read(buffer, first + done, length - done);
                target.write(bytes, 0, read);
                done += read;
            }
        } finally {
            CopyBuffers.giveBack(bytes);
        }
    }

    private int read(ByteBuffer buffer, long position, long most) throws IOException {
        buffer.clear().limit((int) Math.min(buffer.capacity(), most));
        int read = channel.read(buffer, position);
        if (read < 0) {
            throw new EOFException("an asset is shorter than its record says");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
