package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.LicenseState;
import io.stoa.licensing.Licenses;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.LongStream;

/** Licences in memory; counts the statements a database would be asked. */
final class LicenseRows implements Licenses {

    final Map<LicenseId, License> rows = new LinkedHashMap<>();
    final Map<LicenseId, LicensePeriod> renewals = new HashMap<>();
    final Set<LicenseId> superseded = new HashSet<>();
    final List<LicenseId> givenOut = new ArrayList<>();
    /** What happens to the next attempts to write. */
    final Queue<RuntimeException> failures = new ArrayDeque<>();

    int statements;

    private long last = 999_999;
    private Runnable beforeRenewal = () -> {};

    /** What somebody else does between sealing and recording. */
    void beforeRenewal(Runnable interference) {
        beforeRenewal = interference;
    }

    License only() {
        if (rows.size() != 1) {
            throw new AssertionError("there are " + rows.size() + " licences");
        }
        return rows.values().iterator().next();
    }

    @Override
    public List<LicenseId> nextNumbers(int count) {
        statements++;
        List<LicenseId> numbers = LongStream.rangeClosed(last + 1, last + count)
                .mapToObj(LicenseId::new)
                .toList();
        last += count;
        givenOut.addAll(numbers);
        return numbers;
    }

    @Override
    public void add(Collection<License> licenses) {
        statements++;
        failIfMeant();
        for (License license : licenses) {
            if (rows.putIfAbsent(license.id(), license) != null) {
                throw new IllegalStateException("the primary key is taken");
            }
        }
    }

    private void failIfMeant() {
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
    }

    @Override
    public List<License> find(Collection<LicenseId> ids) {
        statements++;
        return rows.values().stream().filter(row -> ids.contains(row.id())).toList();
    }

    @Override
    public Optional<License> lock(LicenseId id) {
        statements++;
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public List<License> lockWithSuperseded(LicenseId id) {
        statements++;
        return rows.values().stream()
                .filter(row -> rows.containsKey(id))
                .filter(row -> row.id().equals(id) || isSupersededBy(rows.get(id), row))
                .toList();
    }

    private boolean isSupersededBy(License later, License row) {
        return superseded.contains(row.id())
                && row.isHeldBy(later.holder().device())
                && row.asset().appleItemId().equals(later.asset().appleItemId())
                && !row.issuedAt().isAfter(later.issuedAt());
    }

    @Override
    public List<License> answering(DeviceHash device, String requestId, Collection<AppleItemId> apps) {
        statements++;
        return rows.values().stream()
                .filter(row -> row.isHeldBy(device))
                .filter(row -> row.requestId().equals(requestId))
                .filter(row -> apps.contains(row.asset().appleItemId()))
                .toList();
    }

    @Override
    public int renew(Map<LicenseId, LicensePeriod> periods) {
        statements++;
        beforeRenewal.run();
        if (!periods.isEmpty()) {
            failIfMeant();
        }
        List<LicenseId> renewable = periods.keySet().stream()
                .filter(id -> rows.get(id).state().isRenewable())
                .toList();
        renewable.forEach(id -> renewals.put(id, periods.get(id)));
        renewable.forEach(id -> rows.get(id).renew(periods.get(id)));
        return renewable.size();
    }

    @Override
    public void join(Collection<LicenseId> ids, String account) {
        statements += ids.isEmpty() ? 0 : 1;
        ids.forEach(id -> rows.get(id).join(account));
    }

    @Override
    public List<License> held(Collection<String> accounts, Collection<AppleItemId> apps, Instant now) {
        statements++;
        return rows.values().stream()
                .filter(row -> row.state() != LicenseState.REVOKED)
                .filter(row -> !row.period().isExpiredAt(now))
                .filter(row -> row.holder().account().filter(accounts::contains).isPresent())
                .filter(row -> apps.contains(row.asset().appleItemId()))
                .toList();
    }

    @Override
    public void supersede(DeviceHash device, Collection<AppleItemId> apps) {
        statements++;
        rows.values().stream()
                .filter(row -> row.isHeldBy(device))
                .filter(row -> apps.contains(row.asset().appleItemId()))
                .map(License::id)
                .forEach(superseded::add);
    }
}
