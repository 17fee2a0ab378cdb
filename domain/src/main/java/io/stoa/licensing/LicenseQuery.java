package io.stoa.licensing;

import io.stoa.apple.AppleItemId;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.SearchWord;
import java.util.Arrays;
import java.util.Optional;

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
                SearchWord.read(account, "account", Optional::of),
                SearchWord.read(app, "appleItemId", AppleItemId::parse),
                SearchWord.read(device, "device", DeviceHash::parse),
                SearchWord.read(number, "licenseId", LicenseId::parseOurs),
                SearchWord.read(state, "state", LicenseQuery::standing));
    }

    private static Optional<LicenseStanding> standing(String word) {
        return Arrays.stream(LicenseStanding.values())
                .filter(standing -> standing.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
