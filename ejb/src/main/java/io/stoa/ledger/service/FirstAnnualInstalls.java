package io.stoa.ledger.service;

import io.stoa.ledger.FirstAnnualInstall;
import io.stoa.ledger.Ledger;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** First annual installs month by month, as fees are reported. Months are those of UTC. */
@Stateless
public class FirstAnnualInstalls {

    /** How many a page holds; the last page holds fewer. */
    public static final int PAGE = 1_000;

    @Inject
    Ledger ledger;

    /** A page of the month's installs, by moment, from after {@code after}. */
    public List<FirstAnnualInstall> page(YearMonth month, Optional<FirstAnnualInstall> after) {
        return ledger.firstBetween(beginOf(month), beginOf(month.plusMonths(1)), after, PAGE);
    }

    private static Instant beginOf(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
