package io.stoa.ledger;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whom and what an entry is about, as far as it was known.
 *
 * @param account       the account's id
 * @param deviceHash    the keyed hash of the device, 64 hexadecimal digits; never the device's id
 * @param licenseNumber the number of the licence
 */
public record LedgerSubject(
        Optional<String> account,
        Optional<String> deviceHash,
        Optional<AppleItemId> app,
        Optional<AppleVersionId> version,
        OptionalLong licenseNumber) {

    /** By whom installs of a year are counted: by the account, without one by the device; empty where neither is known. */
    public Optional<String> holder() {
        return account.or(() -> deviceHash);
    }
}
