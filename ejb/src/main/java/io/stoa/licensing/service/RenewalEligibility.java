package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.ledger.RefusalReason;
import io.stoa.licensing.AppTerms;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseCaller;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseTerms;
import io.stoa.licensing.Licenses;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides which licences are renewed, in a number of statements that does not grow with theirs. */
@Stateless
public class RenewalEligibility {

    @Inject
    Licenses licenses;

    @Inject
    AppTerms appTerms;

    /**
     * Which licences are renewed.
     *
     * @param known   those that exist
     * @param refused why each of the others is not
     * @param terms   what was decided for their apps, as far as anything was
     */
    public record Verdicts(
            Map<LicenseId, License> known,
            Map<LicenseId, RefusalReason> refused,
            Map<AppleItemId, LicenseTerms> terms) {

        public List<License> renewable() {
            return known.values().stream()
                    .filter(license -> !refused.containsKey(license.id()))
                    .toList();
        }

        public LicenseTerms termsOf(License license) {
            return terms.getOrDefault(license.asset().appleItemId(), LicenseTerms.STANDARD);
        }
    }

    /** Judges what a device asks for; unknown, revoked and foreign numbers are refused. */
    public Verdicts judge(Set<LicenseId> asked, DeviceHash device, LicenseCaller caller) {
        Map<LicenseId, License> known =
                licenses.find(asked).stream().collect(Collectors.toMap(License::id, Function.identity()));
        Map<LicenseId, RefusalReason> refused = new LinkedHashMap<>();
        for (LicenseId id : asked) {
            refusal(Optional.ofNullable(known.get(id)), device, caller).ifPresent(reason -> refused.put(id, reason));
        }
        return new Verdicts(known, refused, appTerms.decided(appsOf(known.values())));
    }

    private static Optional<RefusalReason> refusal(Optional<License> license, DeviceHash device, LicenseCaller caller) {
        if (license.isEmpty()) {
            return Optional.of(RefusalReason.LICENSE_UNKNOWN);
        }
        if (!license.get().isHeldBy(device)) {
            return Optional.of(RefusalReason.OTHER_DEVICE);
        }
        if (!caller.mayHave(license.get().asset().appleItemId())) {
            return Optional.of(RefusalReason.CALLER_MAY_NOT);
        }
        return license.get().state().isRenewable() ? Optional.empty() : Optional.of(RefusalReason.LICENSE_REVOKED);
    }

    private static List<AppleItemId> appsOf(Collection<License> licenses) {
        return licenses.stream().map(license -> license.asset().appleItemId()).toList();
    }
}
