package io.stoa.licensing;

import io.stoa.apple.AppleItemId;
import java.util.Optional;

/**
 * On whose behalf a device asks, and for what it may.
 *
 * @param account the account's id; empty where apps are served without one
 * @param onlyApp the one app it may ask for; empty where it may ask for all
 */
public record LicenseCaller(Optional<String> account, Optional<AppleItemId> onlyApp) {

    public boolean mayHave(AppleItemId app) {
        return onlyApp.isEmpty() || onlyApp.get().equals(app);
    }
}
