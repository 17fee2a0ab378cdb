package io.stoa.licensing.jpa;

import io.stoa.licensing.AppTerms;
import io.stoa.licensing.Licenses;
import io.stoa.licensing.TakeDowns;
import jakarta.persistence.EntityManager;

/** The licences within one persistence context. */
public final class LicenseTables {

    private LicenseTables() {}

    public static Licenses licenses(EntityManager entities) {
        JpaLicenses licenses = new JpaLicenses();
        licenses.entities = entities;
        return licenses;
    }

    public static AppTerms terms(EntityManager entities) {
        JpaAppTerms terms = new JpaAppTerms();
        terms.entities = entities;
        return terms;
    }

    public static TakeDowns takeDowns(EntityManager entities) {
        JpaTakeDowns takeDowns = new JpaTakeDowns();
        takeDowns.entities = entities;
        return takeDowns;
    }
}
