package io.stoa.packagestore.rest;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * A part of a file for a server that sends files: begins at the part's first byte and ends with its last. A file that is
 * shorter than it was breaks off: who sends it would wait for ever for the rest.
 */
final class FilePart extends FileChannel {

    private static final String ONLY_READ = "a part of a file is only read";

    private final FileChannel file;
    private final long first;
    private final long end;
    private long readAt;

    FilePart(FileChannel file, long first, long length) {
        this.file = file;
        this.first = first;
        this.end = first + length;
        this.readAt = first;
    }

    /** Whether the file can be read where it was read last: if so, it was not the file that broke off. */
    boolean isReadable() {
        try {
            return readAt >= end || file.read(ByteBuffer.allocate(1), readAt) == 1;
        } catch (IOException broken) {
            return false;
        }
    }

    @Override
    public long position() {
        return first;
    }

    @Override
    public long size() {
        return end;
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) throws IOException {
        readAt = from;
        long sent = file.transferTo(from, count, target);
        if (sent == 0 && file.size() <= from) {
            throw endsEarly();
        }
        return sent;
    }

    // WildFly takes the first bytes so, beside the headers, and takes them again where nothing of them went out
    @Override
    public int read(ByteBuffer target) throws IOException {
        return read(target, first);
    }

    @Override
    public int read(ByteBuffer target, long from) throws IOException {
        readAt = from;
        ByteBuffer within = target.slice();
        within.limit((int) Math.min(within.limit(), Math.max(0, end - from)));
        int read = file.read(within, from);
        if (read < 0) {
            throw endsEarly();
        }
        target.position(target.position() + read);
        return read;
    }

    private static EOFException endsEarly() {
        return new EOFException("an asset is shorter than its record says");
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw notAsked();
    }

    @Override
    public FileChannel position(long next) {
        throw notAsked();
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw notAsked();
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) {
        throw notAsked();
    }

    @Override
    public int write(ByteBuffer bytes, long to) {
        throw notAsked();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long to, long count) {
        throw notAsked();
    }

    @Override
    public FileChannel truncate(long size) {
        throw notAsked();
    }

    @Override
    public void force(boolean metaData) {
        throw notAsked();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long from, long size) {
        throw notAsked();
    }

    @Override
    public FileLock lock(long from, long size, boolean shared) {
        throw notAsked();
    }

    @Override
    public FileLock tryLock(long from, long size, boolean shared) {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException(ONLY_READ);
    }

    @Override
    protected void implCloseChannel() {
        // whoever opened the file closes it
    }
}
