package io.stoa.ledger.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.ledger.RefusalReason;
import io.stoa.ledger.service.LedgerWords;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An entry of the ledger in an answer of the API.
 *
 * @param words  what happened, and why, as a sentence
 * @param actor  {@code device}, {@code person}, or the login of an administrator
 * @param device the device's keyed hash
 * @param tiedBy what it has in common with the licence that is traced; absent elsewhere
 */
public record StepView(
        Instant at,
        LedgerEvent event,
        Optional<RefusalReason> reason,
        String words,
        String actor,
        Optional<String> account,
        Optional<String> device,
        Optional<AppleItemId> appleItemId,
        Optional<AppleVersionId> appleVersionId,
        Optional<String> licenseId,
        Optional<String> tiedBy) {

    public static StepView of(LedgerEntry entry, Optional<String> tiedBy) {
        OptionalLong number = entry.subject().licenseNumber();
        return new StepView(
                entry.at(),
                entry.event(),
                entry.reason(),
                LedgerWords.of(entry),
                entry.actor(),
                entry.subject().account(),
                entry.subject().deviceHash(),
                entry.subject().app(),
                entry.subject().version(),
                // as devices write it: one may name a number above 2^63
                number.isPresent() ? Optional.of(Long.toUnsignedString(number.getAsLong())) : Optional.empty(),
                tiedBy);
    }
}
