package io.stoa.licensing.service;

import io.stoa.catalog.VersionAsset;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.ledger.LedgerSubject;
import io.stoa.ledger.RefusalReason;
import io.stoa.ledger.service.InstallLedger;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells the ledger, in its words, what becomes of licences. */
@ApplicationScoped
public class LicenseLedger {

    @Inject
    InstallLedger ledger;

    @Inject
    Clock clock;

    /** Licences one holder gets; in the caller's transaction. */
    public void issued(Collection<License> licenses) {
        ledger.recordIssues(entries(LedgerEvent.ISSUED, licenses, LedgerEntry.DEVICE));
    }

    /** Licences that were answered once more; in the caller's transaction. */
    public void repeated(Map<VersionAsset, LicenseId> licenses, LicenseHolder holder) {
        Instant now = clock.instant();
        ledger.record(licenses.entrySet().stream()
                .map(each -> new LedgerEntry(
                        now,
                        LedgerEvent.REPEATED,
                        subject(holder, Optional.of(each.getKey()), Optional.of(each.getValue())),
                        LedgerEntry.DEVICE))
                .toList());
    }

    /** Licences that got a new period, by the account they were judged by; in the caller's transaction. */
    public void renewed(Collection<License> licenses, Verdicts verdicts) {
        Instant now = clock.instant();
        ledger.record(licenses.stream()
                .map(license -> new LedgerEntry(
                        now,
                        LedgerEvent.RENEWED,
                        subject(
                                new LicenseHolder(license.holder().device(), verdicts.accountOf(license)),
                                Optional.of(license.asset()),
                                Optional.of(license.id())),
                        LedgerEntry.DEVICE))
                .toList());
    }

    /** Licences that somebody revoked; in the caller's transaction. */
    public void revoked(Collection<License> licenses, String actor) {
        ledger.record(entries(LedgerEvent.REVOKED, licenses, actor));
    }

    /** A licence that somebody extended; in the caller's transaction. */
    public void extended(License license, String actor) {
        ledger.record(List.of(new LedgerEntry(clock.instant(), LedgerEvent.EXTENDED, subject(license), actor)));
    }

    /** What of an order was refused. */
    public void refused(Map<VersionAsset, RefusalReason> refused, LicenseHolder holder) {
        Instant now = clock.instant();
        refuse(refused.entrySet().stream()
                .map(each -> LedgerEntry.refusal(
                        now, each.getValue(), subject(holder, Optional.of(each.getKey()), Optional.empty())))
                .toList());
    }

    /**
     * Which licences were not renewed.
     *
     * @param known those of them that exist
     * @param asker who asked, though it may not be who holds them
     */
    public void notRenewed(Map<LicenseId, RefusalReason> refused, Map<LicenseId, License> known, LicenseHolder asker) {
        Instant now = clock.instant();
        refuse(refused.entrySet().stream()
                .map(each -> LedgerEntry.refusal(
                        now,
                        each.getValue(),
                        subject(
                                asker,
                                Optional.ofNullable(known.get(each.getKey())).map(License::asset),
                                Optional.of(each.getKey()))))
                .toList());
    }

    private void refuse(List<LedgerEntry> refusals) {
        if (!refusals.isEmpty()) {
            ledger.recordRefusals(refusals);
        }
    }

    private List<LedgerEntry> entries(LedgerEvent event, Collection<License> licenses, String actor) {
        Instant now = clock.instant();
        return licenses.stream()
                .map(license -> new LedgerEntry(now, event, subject(license), actor))
                .toList();
    }

    private static LedgerSubject subject(License license) {
        return subject(license.holder(), Optional.of(license.asset()), Optional.of(license.id()));
    }

    private static LedgerSubject subject(
            LicenseHolder holder, Optional<VersionAsset> asset, Optional<LicenseId> number) {
        return new LedgerSubject(
                holder.account(),
                Optional.of(holder.device().hex()),
                asset.map(VersionAsset::appleItemId),
                asset.map(VersionAsset::appleVersionId),
                number.map(id -> OptionalLong.of(id.value())).orElse(OptionalLong.empty()));
    }
}
