package io.stoa.licensing.service;

import io.stoa.licensing.License;
import io.stoa.licensing.LicenseChange;
import io.stoa.licensing.LicenseChangeHead;
import io.stoa.licensing.LicenseChangeKind;
import io.stoa.licensing.LicenseChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Changes of licences in memory. */
final class ChangeRows implements LicenseChanges {

    final List<LicenseChange> rows = new ArrayList<>();
    private final LicenseChangeHead head = new LicenseChangeHead(0);

    /** Each as {@code KIND app}. */
    List<String> told() {
        return rows.stream().map(change -> change.kind() + " " + change.app()).toList();
    }

    @Override
    public void append(LicenseChangeKind kind, Collection<License> licenses, Instant at) {
        licenses.forEach(license -> rows.add(new LicenseChange(head.next(at), kind, license, at)));
    }

    @Override
    public List<LicenseChange> after(long number, Optional<String> account, int limit) {
        return rows.stream()
                .filter(change -> change.number() > number)
                .filter(change -> account.isEmpty() || change.account().equals(account))
                .limit(limit)
                .toList();
    }
}
