package io.stoa.licensing.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.licensing.AppLicenseTerms;
import io.stoa.licensing.AppTerms;
import io.stoa.licensing.LicenseTerms;
import io.stoa.schema.jpa.NewRow;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Terms in the database: a row for each app something was decided for. */
@Stateless
public class JpaAppTerms implements AppTerms {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public Map<AppleItemId, LicenseTerms> decided(Collection<AppleItemId> apps) {
        if (apps.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select t from AppLicenseTerms t where t.appleItemId in :apps", AppLicenseTerms.class)
                .setParameter(
                        "apps", apps.stream().map(AppleItemId::value).distinct().toList())
                .getResultStream()
                .collect(Collectors.toMap(AppLicenseTerms::app, AppLicenseTerms::terms));
    }

    @Override
    public LicenseTerms decide(AppleItemId app, LicenseTerms terms) {
        AppLicenseTerms known = entities.find(AppLicenseTerms.class, app.value(), LockModeType.PESSIMISTIC_WRITE);
        if (known == null) {
            NewRow.add(
                    entities,
                    new AppLicenseTerms(app, terms),
                    "Somebody else decides the terms of this app at this moment. Look at them and decide again.");
            return LicenseTerms.STANDARD;
        }
        LicenseTerms former = known.terms();
        known.decide(terms);
        return former;
    }
}
