package io.stoa.simulator.appstoreconnect.catalog;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The ids App Store Connect would give, derived from a package's content, so that the same folder has the same ids on
 * every start.
 */
public final class PackageIds {

    private PackageIds() {}

    /** Id of the alternative distribution package of an app version; a lower-case UUID. */
    public static String packageId(String appleItemId, String appleVersionId) {
        return named("adp/" + appleItemId + "/" + appleVersionId);
    }

    /** Id of one version of that package; a lower-case UUID. */
    public static String versionId(String appleItemId, String appleVersionId, int revision) {
        return named("adpv/" + appleItemId + "/" + appleVersionId + "/" + revision);
    }

    /** Id of the App Store version the package was made from; a lower-case UUID. */
    public static String appStoreVersionId(String appleItemId, String appleVersionId) {
        return named("asv/" + appleItemId + "/" + appleVersionId);
    }

    private static String named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
