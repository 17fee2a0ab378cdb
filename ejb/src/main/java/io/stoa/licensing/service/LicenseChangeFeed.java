package io.stoa.licensing.service;

import io.stoa.licensing.LicenseChange;
import io.stoa.licensing.LicenseChanges;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the marketplace app asks again and again, because nothing reaches a device by itself: for which apps to call
 * {@code requestLicenseRenewal}.
 *
 * @see "Apple, App License Delivery SDK: Renewing and revoking app licenses"
 */
@Stateless
public class LicenseChangeFeed {

    /** How many an answer holds; more wait behind its cursor. */
    static final int PAGE = 100;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    @Inject
    LicenseChanges changes;

    /**
     * Some changes.
     *
     * @param next where to go on reading; what was asked for where nothing is new
     * @param more whether there is more behind it already
     */
    public record Batch(List<LicenseChange> changes, String next, boolean more) {}

    /**
     * The changes behind a cursor.
     *
     * @param cursor  the {@code next} of the batch before; empty for all from the first on
     * @param account only those of its licences; empty for everybody's
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} when the cursor is none
     */
    public Batch since(Optional<String> cursor, Optional<String> account) {
        long number = cursor.map(LicenseChangeFeed::number).orElse(0L);
        List<LicenseChange> found = changes.after(number, account, PAGE + 1);
        List<LicenseChange> batch = found.size() > PAGE ? found.subList(0, PAGE) : found;
        long last = batch.isEmpty() ? number : batch.get(batch.size() - 1).number();
        return new Batch(List.copyOf(batch), String.valueOf(last), found.size() > PAGE);
    }

    private static long number(String cursor) {
        if (!NUMBER.matcher(cursor).matches()) {
            throw new MarketplaceException(
                    FailureCode.MALFORMED_REQUEST,
                    "\"since\" is not a cursor that was given out. Leave it out to begin anew.");
        }
        return Long.parseLong(cursor);
    }
}
