package io.stoa.install;

import io.stoa.apple.AppleItemId;
import io.stoa.install.InstallVerificationToken.Kind;
import java.util.Collection;
import java.util.Set;

/**
 * Port: who had which app before. A device is known only when it asks for a licence, so the record is kept per account.
 *
 * @see "device-protocol §7.4: issue rules"
 */
public interface InstallRecords {

    /**
     * Those of the apps this account was ever issued a licence for.
     *
     * <p>One SQL statement, however many are asked for.
     */
    Set<AppleItemId> licensedBefore(String account, Collection<AppleItemId> apps);

    /** How an install of the app by this account counts. */
    default Kind kindFor(String account, AppleItemId app) {
        return licensedBefore(account, Set.of(app)).contains(app) ? Kind.REDOWNLOAD : Kind.DOWNLOAD;
    }
}
