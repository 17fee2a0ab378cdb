package io.stoa.packagestore.service;

import io.stoa.apple.AppleItemId;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.Manifest;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.StagedPackage;
import io.stoa.packagestore.StagedPart;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;

/** The room a package still needs: what is held or staged already takes none. */
final class Room {

    private static final double HEAD_ROOM = 1.1;

    private Room() {}

    /** @throws RetryableFailure with {@code NO_SPACE} when there is less than that and a tenth more */
    static void require(Manifest manifest, AppleItemId app, PackageStore store, StagedPackage staged) {
        long toCome = manifest.assets().stream()
                .filter(asset -> store.find(app, asset.publicId()).isEmpty())
                .mapToLong(asset -> asset.compressedSize() - sizeOfPart(staged, asset))
                .sum();
        if (staged.freeSpace() < toCome * HEAD_ROOM) {
            throw new RetryableFailure(
                    FailureCode.NO_SPACE,
                    "The package needs " + toCome + " more bytes, and the store has less left. Free some.");
        }
    }

    private static long sizeOfPart(StagedPackage staged, Asset asset) {
        long size = staged.part(asset.publicId()).map(StagedPart::size).orElse(0L);
        return Math.min(size, asset.compressedSize());
    }
}
