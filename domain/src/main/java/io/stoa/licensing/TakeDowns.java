package io.stoa.licensing;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Port: what is taken down, and what was decided for the licences of it. */
public interface TakeDowns {

    /**
     * What was decided for versions that are offered nowhere any more; one SQL statement, however many they are. All others
     * are not in it: their licences are renewed.
     */
    Map<AppleVersionId, TakeDownPolicy> policies(Collection<AppleVersionId> versions);

    /** The take-downs of an app that nothing came after, the latest first. */
    List<TakeDown> of(AppleItemId app);

    /**
     * Decides for all packages of a take-down, in the caller's transaction.
     *
     * @throws io.stoa.problem.MarketplaceException with {@code ALREADY_EXISTS} where somebody else decides for the first time
     *     at this moment
     */
    void decide(TakeDown takeDown, TakeDownPolicy policy);
}
