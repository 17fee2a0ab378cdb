package io.stoa.reconciliation;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Port: the packages and versions there are rows of. */
public interface KnownPackages {

    /** Packages nobody is taking in by hand at the moment, in the order of their ids, from the one behind {@code last} on; at most {@code limit}. */
    List<KnownPackage> after(Optional<PackageId> last, int limit);

    /** Every version of a package that was taken in, is to be, or was refused. */
    Set<PackageVersionId> versions(PackageId packageId);

    /** Whether a version of the package was taken in, so that App Store Connect showed it once. */
    boolean isHeld(PackageId packageId);
}
