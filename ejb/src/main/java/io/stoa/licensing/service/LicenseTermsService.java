package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.audit.AuditLog;
import io.stoa.catalog.Catalog;
import io.stoa.licensing.AppTerms;
import io.stoa.licensing.LicenseTerms;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** What operators decide for the licences of an app. */
@Stateless
public class LicenseTermsService {

    @Inject
    Catalog catalog;

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
     * @param actor who decides
     * @throws MarketplaceException with {@code NOT_FOUND} when there is no such app
     */
    public void decide(AppleItemId app, LicenseTerms terms, String actor) {
        requireKnown(app);
        LicenseTerms former = appTerms.decide(app, terms);
        if (!former.equals(terms)) {
            audit.record(actor, "license.terms", app.toString(), "from " + former + " to " + terms);
        }
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
