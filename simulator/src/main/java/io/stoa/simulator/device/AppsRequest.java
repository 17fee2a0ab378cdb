package io.stoa.simulator.device;

import java.util.List;

/**
 * Apps of one account, to restore or to look for updates of.
 *
 * @param account may be empty
 * @param apps    at least one
 */
public record AppsRequest(InstallChannel channel, String account, List<AppVersionRequest> apps) {

    public AppsRequest {
        apps = List.copyOf(apps);
        if (apps.isEmpty()) {
            throw new IllegalArgumentException("a device asks about at least one app");
        }
    }

    /** One app. */
    public static AppsRequest of(InstallChannel channel, String account, String appleItemId, String appleVersionId) {
        return new AppsRequest(channel, account, List.of(new AppVersionRequest(appleItemId, appleVersionId)));
    }
}
