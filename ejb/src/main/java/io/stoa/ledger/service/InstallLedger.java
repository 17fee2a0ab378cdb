package io.stoa.ledger.service;

import io.stoa.apple.AppleItemId;
import io.stoa.ledger.FirstAnnualInstall;
import io.stoa.ledger.Ledger;
import io.stoa.ledger.LedgerEntry;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the ledger: what happened in the transaction in which it happened, what was refused in one of its own. */
@Stateless
public class InstallLedger {

    @Inject
    Ledger ledger;

    /** Writes down what happens in the caller's transaction: both are there, or neither. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void record(Collection<LedgerEntry> entries) {
        ledger.add(entries);
    }

    /**
     * Writes down licences one holder gets, and which of them are first installs of a year. The caller's transaction fails
     * where another one counts the same install at this moment; who tries again finds it counted.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void recordIssues(Collection<LedgerEntry> issues) {
        if (issues.isEmpty()) {
            return;
        }
        ledger.add(issues);
        Map<AppleItemId, FirstAnnualInstall> latest = latest(issues);
        List<FirstAnnualInstall> firsts = new ArrayList<>();
        for (LedgerEntry issue : issues) {
            FirstAnnualInstall before = latest.get(issue.subject().app().orElseThrow());
            if (before == null || !before.covers(issue.at())) {
                firsts.add(new FirstAnnualInstall(issue, before == null ? 1 : before.ordinal() + 1));
            }
        }
        ledger.addFirst(firsts);
    }

    private Map<AppleItemId, FirstAnnualInstall> latest(Collection<LedgerEntry> issues) {
        String holder = issues.iterator().next().subject().holder().orElseThrow();
        List<AppleItemId> apps = issues.stream()
                .map(issue -> issue.subject().app().orElseThrow())
                .toList();
        return ledger.latest(holder, apps).stream()
                .collect(Collectors.toMap(FirstAnnualInstall::app, Function.identity()));
    }

    /** Writes down what was refused. Nothing else happens, so it has a transaction of its own. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recordRefusals(Collection<LedgerEntry> refusals) {
        ledger.add(refusals);
    }
}
