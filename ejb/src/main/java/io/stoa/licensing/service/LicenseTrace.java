package io.stoa.licensing.service;

import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.ledger.LedgerQuery;
import io.stoa.ledger.LedgerSearch;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.Licenses;
import io.stoa.licensing.service.TraceStep.Tie;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The way of one install, from its token to its licence and what became of that. */
@Stateless
public class LicenseTrace {

    /** What is known of no install, for whoever reads a trace. */
    public static final String UNKNOWN =
            "Downloads are not known: package files are public, and who fetches them names neither device nor account."
                    + " Tokens that were given without an account leave no trace.";

    /** How long a token may lie before its install: it is good for minutes, but a parent may be asked first. */
    private static final Duration TOKEN_LIES = Duration.ofDays(1);

    private static final int MOST = 500;

    @Inject
    LicenseRegister register;

    @Inject
    Licenses licenses;

    @Inject
    LedgerSearch ledger;

    /**
     * The steps of the install a licence belongs to, the first one first; the newest 500 of a kind. The number of statements
     * does not depend on theirs.
     *
     * @throws MarketplaceException with {@code NOT_FOUND} when there is no such licence
     */
    public List<TraceStep> of(LicenseId id) {
        RegisteredLicense license = register.get(id);
        List<LedgerEntry> own = ledger.page(LedgerQuery.ofLicense(id.value()), Optional.empty(), MOST);
        Instant begin = issueOf(license.previous()).orElse(Instant.MIN);
        Instant end = issueOf(license.next()).orElse(Instant.MAX);
        return Stream.of(
                        own.stream().map(entry -> new TraceStep(entry, Tie.LICENSE)),
                        ofDevice(license, begin, end).map(entry -> new TraceStep(entry, Tie.DEVICE)),
                        tokens(license, begin, issueIn(own, license)).map(entry -> new TraceStep(entry, Tie.ACCOUNT)))
                .flatMap(steps -> steps)
                .sorted(Comparator.comparing((TraceStep step) -> step.entry().at())
                        .thenComparing(step -> step.entry().id()))
                .toList();
    }

    private Optional<Instant> issueOf(Optional<LicenseId> neighbour) {
        return neighbour.flatMap(
                id -> licenses.find(List.of(id)).stream().findFirst().map(License::issuedAt));
    }

    // what the row says is a second or two earlier
    private static Instant issueIn(List<LedgerEntry> own, RegisteredLicense license) {
        return own.stream()
                .filter(entry -> entry.event() == LedgerEvent.ISSUED)
                .map(LedgerEntry::at)
                .findFirst()
                .orElse(license.issuedAt());
    }

    private Stream<LedgerEntry> ofDevice(RegisteredLicense license, Instant begin, Instant end) {
        LedgerQuery refused = new LedgerQuery(
                Optional.empty(),
                Optional.of(license.asset().appleItemId()),
                Optional.of(license.holder().device().hex()),
                Optional.empty(),
                true);
        return ledger.page(refused, Optional.empty(), MOST).stream()
                .filter(entry -> entry.at().isAfter(begin) && entry.at().isBefore(end));
    }

    private Stream<LedgerEntry> tokens(RegisteredLicense license, Instant begin, Instant issue) {
        if (license.holder().account().isEmpty()) {
            return Stream.empty();
        }
        LedgerQuery ofAccount = new LedgerQuery(
                license.holder().account(),
                Optional.of(license.asset().appleItemId()),
                Optional.empty(),
                Optional.empty(),
                true);
        Instant earliest = issue.minus(TOKEN_LIES);
        return ledger.page(ofAccount, Optional.empty(), MOST).stream()
                .filter(entry -> entry.event() == LedgerEvent.TOKEN_MINTED)
                .filter(entry -> entry.subject()
                        .version()
                        .equals(Optional.of(license.asset().appleVersionId())))
                .filter(entry -> entry.at().isAfter(begin) && !entry.at().isBefore(earliest))
                .filter(entry -> !entry.at().isAfter(issue));
    }
}
