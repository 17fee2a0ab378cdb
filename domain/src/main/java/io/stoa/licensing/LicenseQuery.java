package io.stoa.licensing;

import io.stoa.apple.AppleItemId;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Which licences somebody looks for; what is empty does not matter. */
public record LicenseQuery(
        Optional<String> account,
        Optional<AppleItemId> app,
        Optional<DeviceHash> device,
        Optional<LicenseId> number,
        Optional<LicenseStanding> standing) {

    public static final LicenseQuery ALL =
            new LicenseQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The licence with this number. */
    public static LicenseQuery of(LicenseId number) {
        return new LicenseQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(number), Optional.empty());
    }

    /**
     * Reads what somebody typed; blank or null is what does not matter.
     *
     * @param account the account's id
     * @param device  the device's keyed hash, 64 hexadecimal digits
     * @param number  decimal, positive and below 2^63
     * @param state   a {@link LicenseStanding}, in either case
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} naming the first word that cannot be read
     */
    public static LicenseQuery of(String account, String app, String device, String number, String state) {
        return new LicenseQuery(
                read(account, "account", Optional::of),
                read(app, "appleItemId", AppleItemId::parse),
                read(device, "device", DeviceHash::parse),
                read(number, "licenseId", LicenseId::parseOurs),
                read(state, "state", LicenseQuery::standing));
    }

    private static <T> Optional<T> read(String text, String name, Function<String, Optional<T>> reader) {
        String word = text == null ? "" : text.strip();
        if (word.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Optional.of(word)
                .filter(LicenseQuery::isPrintable)
                .flatMap(reader)
                .orElseThrow(() ->
                        new MarketplaceException(FailureCode.MALFORMED_REQUEST, "\"" + name + "\" cannot be read.")));
    }

    // no column holds a NUL, and no database is asked for one
    private static boolean isPrintable(String word) {
        return word.chars().noneMatch(Character::isISOControl);
    }

    private static Optional<LicenseStanding> standing(String word) {
        return Arrays.stream(LicenseStanding.values())
                .filter(standing -> standing.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
