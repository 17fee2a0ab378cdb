package io.stoa.ingestion;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;

/** A package version somebody told us of. */
public record Announcement(AppleItemId appleItemId, PackageId packageId, PackageVersionId packageVersionId) {}
