package io.stoa.install.service;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalog.Offer;
import io.stoa.catalog.service.AccessRules;
import io.stoa.entitlement.AccessVerdicts;
import io.stoa.entitlement.service.AppAccess;
import io.stoa.install.DeviceRequest;
import io.stoa.install.RequestedApp;
import io.stoa.install.RestoreAnswer;
import io.stoa.install.RestoreAnswer.Restore;
import io.stoa.install.UnavailableApp;
import io.stoa.install.UpdatesAnswer;
import io.stoa.install.UpdatesAnswer.Update;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Answers devices that restore or look for updates. A device that named nobody is asked to sign in as soon as one of the apps
 * needs an account. However many apps are asked for, the catalog is asked once and the
 * install records once.
 */
@Stateless
public class DeviceAnswers {

    @Inject
    Catalog catalog;

    @Inject
    AccessRules accessRules;

    @Inject
    AppAccess appAccess;

    @Inject
    PackageUrls urls;

    @Inject
    InstallTokenBatch tokens;

    /** Where exactly the versions asked for are; a version that is not offered, or not for this device, is a failure. */
    public RestoreAnswer restore(DeviceRequest request) {
        Map<AppleItemId, List<Offer>> offered = offered(request);
        Map<RequestedApp, Offer> found = new LinkedHashMap<>();
        List<UnavailableApp> failures = new ArrayList<>();
        for (RequestedApp app : new LinkedHashSet<>(request.apps())) {
            wanted(app, request, offered)
                    .ifPresentOrElse(offer -> found.put(app, offer), () -> failures.add(UnavailableApp.of(app)));
        }
        InstallTokenBatch.Mint mint = tokens.prepare(request.account(), found.values());
        return new RestoreAnswer(
                found.values().stream().map(offer -> restore(offer, mint)).toList(), failures);
    }

    private static Optional<Offer> wanted(
            RequestedApp app, DeviceRequest request, Map<AppleItemId, List<Offer>> offered) {
        return app.item()
                .map(item -> offered.getOrDefault(item, List.of()))
                .flatMap(offers -> offers.stream()
                        .filter(offer -> app.version()
                                .equals(Optional.of(offer.publication().appleVersionId())))
                        .findFirst())
                .filter(offer -> request.runs(offer.publication().minimumOs()));
    }

    /** The newest version each app can be updated to; an app that is no longer offered at all is a failure. */
    public UpdatesAnswer updates(DeviceRequest request) {
        Map<AppleItemId, List<Offer>> offered = offered(request);
        Map<AppleItemId, Offer> newer = new LinkedHashMap<>();
        List<UnavailableApp> failures = new ArrayList<>();
        for (RequestedApp app : new LinkedHashSet<>(request.apps())) {
            List<Offer> offers = app.item().map(offered::get).orElse(null);
            if (offers == null) {
                failures.add(UnavailableApp.of(app));
            } else {
                newest(app, request, offers)
                        .ifPresent(offer -> newer.put(offer.app().appleItemId(), offer));
            }
        }
        InstallTokenBatch.Mint mint = tokens.prepare(request.account(), newer.values());
        return new UpdatesAnswer(
                newer.values().stream().map(offer -> update(offer, mint)).toList(), failures);
    }

    // offers stand newest first; an old device gets the newest that still fits it
    private static Optional<Offer> newest(RequestedApp installed, DeviceRequest request, List<Offer> offers) {
        return installed.version().flatMap(version -> offers.stream()
                .filter(offer -> offer.publication().appleVersionId().compareTo(version) > 0)
                .filter(offer -> request.runs(offer.publication().minimumOs()))
                .findFirst());
    }

    // what is not on offer asks nobody to sign in: it would not help
    private Map<AppleItemId, List<Offer>> offered(DeviceRequest request) {
        Set<AppleItemId> asked = request.apps().stream()
                .flatMap(app -> app.item().stream())
                .filter(request::mayName)
                .collect(Collectors.toSet());
        List<Offer> offers = catalog.offered(asked, Optional.empty());
        return offers.stream().filter(granted(request, offers)).collect(Collectors.groupingBy(offer -> offer.app()
                .appleItemId()));
    }

    // only what is sold takes a look at the account: who may not have it does not see it offered
    private Predicate<Offer> granted(DeviceRequest request, List<Offer> offers) {
        Map<AppleItemId, AccessRule> rules = new HashMap<>();
        offers.forEach(offer -> rules.put(offer.app().appleItemId(), accessRules.ruleOf(offer.app())));
        AccessRules.requireAccount(request.account(), rules.values());
        rules.values().removeIf(rule -> rule != AccessRule.ENTITLEMENT);
        if (rules.isEmpty()) {
            return offer -> true;
        }
        Optional<AccountId> account = request.account().map(AccountId::new);
        AccessVerdicts verdicts = appAccess.judge(account.stream().toList(), rules);
        return offer -> !rules.containsKey(offer.app().appleItemId())
                || verdicts.on(account, offer.app().appleItemId()).allows();
    }

    private Restore restore(Offer offer, InstallTokenBatch.Mint mint) {
        return new Restore(
                offer.publication().appleItemId(),
                offer.publication().appleVersionId(),
                urls.baseUrl(offer.publication()),
                mint.tokenFor(offer),
                urls.sharePage(offer.publication().appleItemId()));
    }

    private Update update(Offer offer, InstallTokenBatch.Mint mint) {
        return new Update(
                offer.publication().appleItemId(),
                offer.publication().appleVersionId(),
                urls.baseUrl(offer.publication()),
                offer.publication().bundleVersion(),
                offer.publication().shortVersionString(),
                mint.tokenFor(offer),
                urls.sharePage(offer.publication().appleItemId()));
    }
}
