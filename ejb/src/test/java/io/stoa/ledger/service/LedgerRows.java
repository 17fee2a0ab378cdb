package io.stoa.ledger.service;

import io.stoa.apple.AppleItemId;
import io.stoa.ledger.FirstAnnualInstall;
import io.stoa.ledger.Ledger;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ledger in memory; counts the statements a database would be asked. */
public final class LedgerRows implements Ledger {

    public final List<LedgerEntry> entries = new ArrayList<>();
    public final List<FirstAnnualInstall> firsts = new ArrayList<>();
    public int statements;

    /** The service over these rows. */
    public InstallLedger service() {
        return serviceOver(this);
    }

    /** The service over any rows. */
    public static InstallLedger serviceOver(Ledger ledger) {
        InstallLedger service = new InstallLedger();
        service.ledger = ledger;
        return service;
    }

    /** What is written down, each as {@code EVENT app} or {@code REFUSED app REASON}. */
    public List<String> told() {
        return entries.stream().map(LedgerRows::told).toList();
    }

    private static String told(LedgerEntry entry) {
        return entry.event()
                + entry.subject().app().map(app -> " " + app).orElse("")
                + entry.reason().map(reason -> " " + reason).orElse("");
    }

    public List<LedgerEntry> of(LedgerEvent event) {
        return entries.stream().filter(entry -> entry.event() == event).toList();
    }

    @Override
    public void add(Collection<LedgerEntry> added) {
        if (!added.isEmpty()) {
            statements++;
        }
        entries.addAll(added);
    }

    @Override
    public List<FirstAnnualInstall> latest(String holder, Collection<AppleItemId> apps) {
        statements++;
        return List.copyOf(firsts.stream()
                .filter(first -> first.holder().equals(holder) && apps.contains(first.app()))
                .collect(Collectors.toMap(
                        FirstAnnualInstall::app,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(FirstAnnualInstall::ordinal))))
                .values());
    }

    @Override
    public void addFirst(Collection<FirstAnnualInstall> installs) {
        if (!installs.isEmpty()) {
            statements++;
        }
        firsts.addAll(installs);
    }

    @Override
    public List<FirstAnnualInstall> firstBetween(
            Instant from, Instant until, Optional<FirstAnnualInstall> after, int limit) {
        statements++;
        return firsts.stream()
                .filter(first -> !first.installedAt().isBefore(from)
                        && first.installedAt().isBefore(until))
                .sorted(Comparator.comparing(FirstAnnualInstall::installedAt).thenComparing(FirstAnnualInstall::id))
                .dropWhile(first ->
                        after.isPresent() && !first.id().equals(after.get().id()))
                .skip(after.isPresent() ? 1 : 0)
                .limit(limit)
                .toList();
    }
}
