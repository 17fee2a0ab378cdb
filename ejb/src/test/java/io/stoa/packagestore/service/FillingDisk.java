package io.stoa.packagestore.service;

import io.stoa.apple.Sha256;
import io.stoa.packagestore.StagedPackage;
import io.stoa.packagestore.StagedPart;
import io.stoa.packagestore.Validator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** A staging disk that takes so many bytes and no more. */
record FillingDisk(StagedPackage real, long room) implements StagedPackage {

    @Override
    public FileChannel write(String publicId) {
        return new FullChannel(real.write(publicId), room);
    }

    @Override
    public long freeSpace() {
        return 0;
    }

    @Override
    public Optional<StagedPart> part(String publicId) {
        return real.part(publicId);
    }

    @Override
    public FileChannel resume(String publicId) {
        return real.resume(publicId);
    }

    @Override
    public void servedAs(String publicId, Validator validator) {
        real.servedAs(publicId, validator);
    }

    @Override
    public void promote(String publicId, Sha256 sha256) {
        real.promote(publicId, sha256);
    }

    @Override
    public void discard(String publicId) {
        real.discard(publicId);
    }

    @Override
    public void discard() {
        real.discard();
    }

    @Override
    public void close() {
        real.close();
    }

    /** Writes until the disk is full. */
    private static final class FullChannel extends WrappedChannel {

        private long left;

        FullChannel(FileChannel file, long room) {
            super(file);
            this.left = room;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (left < bytes.remaining()) {
                throw new IOException("No space left on device");
            }
            left -= bytes.remaining();
            return super.write(bytes);
        }
    }
}
