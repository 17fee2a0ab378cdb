package io.stoa.catalog;

import java.util.Collection;
import java.util.Set;

/** Port: which variants and deltas belong to which app version. */
public interface PackageAssets {

    /**
     * Those of the assets that some kept package version of their own app version lists, an earlier revision included: a
     * device may still hold the earlier manifest.
     *
     * <p>One SQL statement, however many are asked for.
     */
    Set<VersionAsset> listed(Collection<VersionAsset> asked);
}
