package io.stoa.ingestion;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import java.time.Instant;
import java.util.Optional;

/**
 * A package version somebody told us of.
 *
 * @param packageId the package it belongs to; empty where the webhook does not say, and then App Store Connect is asked
 * @param at        when it was announced, by App Store Connect's clock; the package is admitted at that moment
 */
public record Announcement(
        AppleItemId appleItemId, Optional<PackageId> packageId, PackageVersionId packageVersionId, Instant at) {}
