package io.stoa.licensing.service;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.service.AccessRules;
import io.stoa.entitlement.AccessVerdicts;
import io.stoa.entitlement.service.AppAccess;
import io.stoa.ledger.RefusalReason;
import io.stoa.licensing.AppTerms;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseCaller;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.Licenses;
import io.stoa.licensing.TakeDowns;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
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
    AccessRules accessRules;

    @Inject
    AppTerms appTerms;

    @Inject
    TakeDowns takeDowns;

    @Inject
    AppAccess appAccess;

    @Inject
    InstallLimits installLimits;

    @Inject
    Clock clock;

    /**
     * Judges what a device asks for; unknown, revoked and foreign numbers are refused. Whose a licence is says our record,
     * whatever account asks: the apps of a device are renewed together. Where the record names nobody and the app needs an
     * account by now, it is whoever asks.
     *
     * @throws io.stoa.problem.MarketplaceException with {@code CALLER_UNKNOWN} where an app needs an account, and neither the
     *     record nor the device names one
     */
    public Verdicts judge(Set<LicenseId> asked, DeviceHash device, LicenseCaller caller) {
        Verdicts verdicts = verdictsOn(asked, caller);
        AccessRules.requireAccount(caller.account(), rulesOfNobodys(device, caller, verdicts));
        AccessVerdicts access = appAccess.judge(accountsOf(verdicts), verdicts.rules());
        for (LicenseId id : asked) {
            Optional<License> license = Optional.ofNullable(verdicts.known().get(id));
            refusal(license, device, caller)
                    .or(() -> license.flatMap(its -> standing(its, access, verdicts)))
                    .ifPresent(reason -> verdicts.refused().put(id, reason));
        }
        refuseOneTooMany(device, verdicts);
        return verdicts;
    }

    // what they are decided by; nothing is refused yet
    private Verdicts verdictsOn(Set<LicenseId> asked, LicenseCaller caller) {
        Map<LicenseId, License> known =
                licenses.find(asked).stream().collect(Collectors.toMap(License::id, Function.identity()));
        return new Verdicts(
                known,
                new LinkedHashMap<>(),
                appTerms.decided(appsOf(known.values())),
                takeDowns.policies(versionsOf(known.values())),
                accessRules.rulesOf(appsOf(known.values())),
                caller.account(),
                clock.instant());
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

    // a device often has no token in the background: where the record names the account, nobody has to sign in. Of what
    // is
    // not renewed anyway nothing is told, not even that its app needs an account
    private static List<AccessRule> rulesOfNobodys(DeviceHash device, LicenseCaller caller, Verdicts verdicts) {
        return verdicts.known().values().stream()
                .filter(license -> license.holder().account().isEmpty())
                .filter(license -> refusal(Optional.of(license), device, caller).isEmpty())
                .map(verdicts::ruleOf)
                .toList();
    }

    private static Optional<RefusalReason> standing(License license, AccessVerdicts access, Verdicts verdicts) {
        Optional<AccountId> account = verdicts.accountOf(license).map(AccountId::new);
        return AccessRefusal.of(access.on(account, license.asset().appleItemId()))
                .or(() -> verdicts.isTakenAway(license) ? Optional.of(RefusalReason.APP_WITHDRAWN) : Optional.empty());
    }

    private void refuseOneTooMany(DeviceHash device, Verdicts verdicts) {
        Set<Install> reached = installLimits.oneTooMany(device, verdicts.returning());
        verdicts.renewable().stream()
                .filter(license ->
                        verdicts.installOf(license).filter(reached::contains).isPresent())
                .forEach(license -> verdicts.refused().put(license.id(), RefusalReason.INSTALL_LIMIT_REACHED));
    }

    private static List<AppleItemId> appsOf(Collection<License> licenses) {
        return licenses.stream().map(license -> license.asset().appleItemId()).toList();
    }

    private static List<AppleVersionId> versionsOf(Collection<License> licenses) {
        return licenses.stream()
                .map(license -> license.asset().appleVersionId())
                .toList();
    }

    private static List<AccountId> accountsOf(Verdicts verdicts) {
        return verdicts.known().values().stream()
                .flatMap(license -> verdicts.accountOf(license).stream())
                .map(AccountId::new)
                .toList();
    }
}
