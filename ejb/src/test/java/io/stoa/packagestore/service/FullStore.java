package io.stoa.packagestore.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.StagedPackage;
import io.stoa.packagestore.StagedPart;
import io.stoa.packagestore.Validator;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** A store without any room. */
final class FullStore extends ForwardingStore {

    FullStore(PackageStore real) {
        super(real);
    }

    @Override
    public StagedPackage stage(String ingestionId, AppleItemId app) {
        return new FullFolder(super.stage(ingestionId, app));
    }

    private record FullFolder(StagedPackage real) implements StagedPackage {

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
        public void discard() {
            real.discard();
        }

        @Override
        public FileChannel write(String publicId) {
            return real.write(publicId);
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
        public long freeSpace() {
            return 6_599;
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
