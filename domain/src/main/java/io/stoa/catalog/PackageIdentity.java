package io.stoa.catalog;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;

/**
 * Which app version a manifest is for, and the how-manieth delivery of it.
 *
 * @param revision the manifest's {@code distributionPackageRevision}, 1 or more
 */
public record PackageIdentity(AppleItemId appleItemId, AppleVersionId appleVersionId, int revision) {}
