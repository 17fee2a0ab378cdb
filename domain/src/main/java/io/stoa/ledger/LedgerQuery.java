package io.stoa.ledger;

import io.stoa.apple.AppleItemId;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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
                read(account, "account", Optional::of),
                read(app, "appleItemId", AppleItemId::parse),
                read(device, "device", LedgerQuery::hash),
                read(licenseId, "licenseId", LedgerQuery::number),
                false);
    }

    private static <T> Optional<T> read(String text, String name, Function<String, Optional<T>> reader) {
        String word = text == null ? "" : text.strip();
        if (word.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Optional.of(word)
                .filter(typed -> typed.chars().noneMatch(Character::isISOControl))
                .flatMap(reader)
                .orElseThrow(() ->
                        new MarketplaceException(FailureCode.MALFORMED_REQUEST, "\"" + name + "\" cannot be read.")));
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
