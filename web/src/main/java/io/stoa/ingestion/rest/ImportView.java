package io.stoa.ingestion.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.ingestion.service.PackageImportService.Open;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An import as the API shows it, with the assets that still have to be sent. */
record ImportView(
        String id,
        AppleItemId appleItemId,
        PackageId alternativeDistributionPackageId,
        PackageVersionId alternativeDistributionPackageVersionId,
        Instant begunAt,
        Optional<String> ingestionId,
        List<Missing> missing) {

    /** An asset to be sent; {@code size} in bytes. */
    record Missing(String publicId, String path, long size) {}

    static ImportView of(Open open) {
        return new ImportView(
                open.files().id().value(),
                open.files().appleItemId(),
                open.files().packageId(),
                open.files().packageVersionId(),
                open.files().begunAt(),
                open.files().ingestionId().map(id -> id.value()),
                open.missing().stream()
                        .map(asset -> new Missing(asset.publicId(), asset.assetPath(), asset.compressedSize()))
                        .toList());
    }
}
