package io.stoa.install;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import java.util.Optional;

/**
 * One app a device names, as it spelt it: an answer echoes these texts even where they mean nothing here.
 *
 * @param appleItemId    as sent
 * @param appleVersionId as sent: the version wanted (restore) or installed (updates)
 */
public record RequestedApp(String appleItemId, String appleVersionId) {

    public Optional<AppleItemId> item() {
        return AppleItemId.parse(appleItemId);
    }

    public Optional<AppleVersionId> version() {
        return AppleVersionId.parse(appleVersionId);
    }
}
