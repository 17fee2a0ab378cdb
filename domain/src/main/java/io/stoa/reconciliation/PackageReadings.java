package io.stoa.reconciliation;

import io.stoa.apple.PackageId;
import java.util.List;
import java.util.Optional;

/** Port: whether App Store Connect shows the packages we know. */
public interface PackageReadings {

    Optional<PackageReading> find(PackageId packageId);

    /** The reading of a package, made where it is new; changes to it are kept with the transaction. */
    PackageReading of(PackageId packageId);

    /** Packages that were shown before and are not now, the longest first; at most {@code limit}. */
    List<PackageReading> hidden(int limit);
}
