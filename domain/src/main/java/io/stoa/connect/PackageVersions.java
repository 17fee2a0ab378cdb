package io.stoa.connect;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import java.util.List;

/** Port: which versions a package has, as reconciliation asks it; it never takes the last requests of the hour. */
public interface PackageVersions {

    /**
     * Every completed version of a package, over all pages.
     *
     * @return empty while App Store Connect still prepares the first one
     * @throws NotReadable                          for a package that may not be read, or is not there
     * @throws ConnectPaused                        when it is not our turn to ask; nothing was asked
     * @throws io.stoa.problem.RetryableFailure when App Store Connect is away or answers with something unreadable
     */
    List<PackageVersionId> completed(PackageId packageId);
}
