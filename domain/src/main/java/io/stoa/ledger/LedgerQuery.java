package io.stoa.ledger;

import io.stoa.apple.AppleItemId;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.SearchWord;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which entries somebody looks for; what is empty does not matter.
 *
 * @param device        the keyed hash, 64 lower-case hexadecimal digits
 * @param licenseNumber the number of a licence
 * @param unnumbered    only entries that name no licence: tokens, and orders that were refused
 */
public record LedgerQuery(
        Optional<String> account,
        Optional<AppleItemId> app,
        Optional<String> device,
        Optional<Long> licenseNumber,
        boolean unnumbered) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Everything about one licence. */
    public static LedgerQuery ofLicense(long number) {
        return new LedgerQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(number), false);
    }

    /**
     * Reads what somebody typed; blank or null is what does not matter.
     *
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} naming the first word that cannot be read
     */
    public static LedgerQuery of(String account, String app, String device, String licenseId) {
        return new LedgerQuery(
                SearchWord.read(account, "account", Optional::of),
                SearchWord.read(app, "appleItemId", AppleItemId::parse),
                SearchWord.read(device, "device", LedgerQuery::hash),
                SearchWord.read(licenseId, "licenseId", LedgerQuery::number),
                false);
    }

    private static Optional<String> hash(String word) {
        return Optional.of(word.toLowerCase(Locale.ROOT))
                .filter(lower -> HASH.matcher(lower).matches());
    }

    private static Optional<Long> number(String word) {
        return Optional.of(word)
                .filter(digits -> NUMBER.matcher(digits).matches())
                .map(Long::valueOf);
    }
}
