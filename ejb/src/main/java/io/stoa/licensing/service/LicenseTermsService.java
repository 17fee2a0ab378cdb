package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.audit.AuditLog;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.service.AccessRules;
import io.stoa.licensing.AppTerms;
import io.stoa.licensing.LicenseTerms;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What operators decide for the licences of an app. */
@Stateless
public class LicenseTermsService {

    @Inject
    Catalog catalog;

    @Inject
    AccessRules accessRules;

    @Inject
    AppTerms appTerms;

    @Inject
    LicensingSettings settings;

    @Inject
    AuditLog audit;

    /** @throws MarketplaceException with {@code NOT_FOUND} when there is no such app */
    public LicenseTerms get(AppleItemId app) {
        requireKnown(app);
        return appTerms.decided(List.of(app)).getOrDefault(app, LicenseTerms.STANDARD);
    }

    /**
     * Decides the terms of an app.
     *
     * @param needsEntitlement whether it needs an entitlement from now on; empty to leave who may have it as it is
     * @param actor            who decides
     * @throws MarketplaceException with {@code NOT_FOUND} when there is no such app
     */
    public void decide(AppleItemId app, LicenseTerms terms, Optional<Boolean> needsEntitlement, String actor) {
        needsEntitlement.ifPresentOrElse(
                isNeeded -> accessRules.needEntitlement(app, isNeeded, actor), () -> requireKnown(app));
        LicenseTerms former = appTerms.decide(app, terms);
        if (!former.equals(terms)) {
            audit.record(actor, "license.terms", app.toString(), "from " + former + " to " + terms);
        }
    }

    /** Who may have the app at all. @throws MarketplaceException with {@code NOT_FOUND} when there is no such app */
    public AccessRule accessTo(AppleItemId app) {
        return accessRules.get(app).rule();
    }

    /** How long licences under these terms hold; zero means for ever. */
    public Duration durationOf(LicenseTerms terms) {
        return terms.duration().orElseGet(settings::duration);
    }

    private void requireKnown(AppleItemId app) {
        if (catalog.find(app).isEmpty()) {
            throw new MarketplaceException(FailureCode.NOT_FOUND, "There is no app with this id.");
        }
    }
}
