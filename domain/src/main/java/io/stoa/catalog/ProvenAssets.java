package io.stoa.catalog;

import io.stoa.apple.PackageVersionId;
import java.util.Set;

/**
 * How many assets of a package version the same things vouch for.
 *
 * @param provenBy nothing for assets that were taken in before this was noted
 */
public record ProvenAssets(PackageVersionId packageVersionId, Set<AssetProof> provenBy, long assets) {}
