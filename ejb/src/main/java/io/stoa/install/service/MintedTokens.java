package io.stoa.install.service;

import io.stoa.catalog.Publication;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.ledger.LedgerSubject;
import io.stoa.ledger.service.InstallLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes down that an account was given a token, as the first step of an install. A token without an account belongs to
 * nobody and could be tied to no licence later, and anybody could fill the ledger with them: it leaves no trace.
 */
@ApplicationScoped
public class MintedTokens {

    @Inject
    InstallLedger ledger;

    @Inject
    Clock clock;

    /** In the caller's transaction; nothing without an account. */
    public void minted(Publication version, Optional<String> account) {
        if (account.isPresent()) {
            LedgerSubject subject = new LedgerSubject(
                    account,
                    Optional.empty(),
                    Optional.of(version.appleItemId()),
                    Optional.of(version.appleVersionId()),
                    OptionalLong.empty());
            ledger.record(
                    List.of(new LedgerEntry(clock.instant(), LedgerEvent.TOKEN_MINTED, subject, LedgerEntry.PERSON)));
        }
    }
}
