package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.AccessRule;
import io.stoa.ledger.RefusalReason;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseTerms;
import io.stoa.licensing.TakeDownPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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
 * @param rules    who may have their apps
 * @param asker    the account that asks; empty where the device said none
 * @param now      when it was judged
 */
public record Verdicts(
        Map<LicenseId, License> known,
        Map<LicenseId, RefusalReason> refused,
        Map<AppleItemId, LicenseTerms> terms,
        Map<AppleVersionId, TakeDownPolicy> policies,
        Map<AppleItemId, AccessRule> rules,
        Optional<String> asker,
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

    /** Who may have its app. */
    public AccessRule ruleOf(License license) {
        return rules.getOrDefault(license.asset().appleItemId(), AccessRule.FREE);
    }

    /**
     * By whose account a licence is judged: by that of its record; where it has none and its app needs one by now, by that of
     * whoever asks. What was free when it was installed is paid for later.
     */
    public Optional<String> accountOf(License license) {
        return license.holder().account().or(() -> ruleOf(license).needsAccount() ? asker : Optional.empty());
    }

    /** Those of the renewed ones that had no account and are whose asks from now on. */
    public List<LicenseId> joining(Collection<License> renewed) {
        return renewed.stream()
                .filter(license -> license.holder().account().isEmpty())
                .filter(license -> accountOf(license).isPresent())
                .map(License::id)
                .toList();
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

    /**
     * An expired licence that is renewed is an install once more, and one that joins an account is its first: the limits such
     * installs are held against.
     */
    public Map<Install, Integer> returning() {
        Map<Install, Integer> limits = new LinkedHashMap<>();
        renewable().forEach(license -> installOf(license)
                .ifPresent(install ->
                        limits.put(install, termsOf(license).installLimit().getAsInt())));
        return limits;
    }

    /** What a licence brings, or brings back; empty where it never went or where nothing limits it. */
    public Optional<Install> installOf(License license) {
        boolean isCounted =
                license.holder().account().isPresent() && !license.period().isExpiredAt(now.plus(SEALING));
        return isCounted || termsOf(license).installLimit().isEmpty()
                ? Optional.empty()
                : accountOf(license)
                        .map(account -> new Install(account, license.asset().appleItemId()));
    }
}
