package io.stoa.packagestore.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.SignedManifest;

/** A package whose files somebody handed over: its assets are held, its key blobs are not known yet. */
public record HandedOver(AppleItemId app, PackageId packageId, PackageVersionId id, SignedManifest content) {}
