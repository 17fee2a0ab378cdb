package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.ledger.RefusalReason;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseTerms;
import io.stoa.licensing.TakeDownPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which licences are renewed.
 *
 * @param known    those that exist
 * @param refused  why each of the others is not
 * @param terms    what was decided for their apps, as far as anything was
 * @param policies what was decided for versions that are taken down, as far as anything was
 * @param now      when it was judged
 */
public record Verdicts(
        Map<LicenseId, License> known,
        Map<LicenseId, RefusalReason> refused,
        Map<AppleItemId, LicenseTerms> terms,
        Map<AppleVersionId, TakeDownPolicy> policies,
        Instant now) {

    // one that ends while it is sealed has gone as well when it is recorded
    private static final Duration SEALING = Duration.ofMinutes(1);

    public List<License> renewable() {
        return known.values().stream()
                .filter(license -> !refused.containsKey(license.id()))
                .toList();
    }

    public LicenseTerms termsOf(License license) {
        return terms.getOrDefault(license.asset().appleItemId(), LicenseTerms.STANDARD);
    }

    /** Whether the licence is issued again with the end it has. */
    public boolean isLapsing(License license) {
        return policyOf(license) == TakeDownPolicy.LAPSE;
    }

    /** Whether a take-down ends the licence now. */
    public boolean isTakenAway(License license) {
        return policyOf(license) == TakeDownPolicy.REVOKE
                || isLapsing(license) && license.period().isExpiredAt(now);
    }

    private TakeDownPolicy policyOf(License license) {
        return policies.getOrDefault(license.asset().appleVersionId(), TakeDownPolicy.RENEW);
    }

    /** An expired licence that is renewed is an install once more: the limits such installs are held against. */
    public Map<Install, Integer> returning() {
        Map<Install, Integer> limits = new LinkedHashMap<>();
        renewable().forEach(license -> installOf(license)
                .ifPresent(install ->
                        limits.put(install, termsOf(license).installLimit().getAsInt())));
        return limits;
    }

    /** What a licence brings back; empty where it never went or where nothing limits it. */
    public Optional<Install> installOf(License license) {
        return license.period().isExpiredAt(now.plus(SEALING))
                        && termsOf(license).installLimit().isPresent()
                ? license.holder()
                        .account()
                        .map(account -> new Install(account, license.asset().appleItemId()))
                : Optional.empty();
    }
}
