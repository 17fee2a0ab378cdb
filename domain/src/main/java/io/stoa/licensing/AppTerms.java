package io.stoa.licensing;

import io.stoa.apple.AppleItemId;
import java.util.Collection;
import java.util.Map;

/** Port: the terms apps are licensed under. */
public interface AppTerms {

    /** What was decided for these apps; one SQL statement. Apps nothing was decided for are not in it. */
    Map<AppleItemId, LicenseTerms> decided(Collection<AppleItemId> apps);

    /**
     * Decides for an app, in the caller's transaction.
     *
     * @return what held until now
     * @throws io.stoa.problem.MarketplaceException with {@code ALREADY_EXISTS} where somebody else decides for the first time
     *     at this moment
     */
    LicenseTerms decide(AppleItemId app, LicenseTerms terms);
}
