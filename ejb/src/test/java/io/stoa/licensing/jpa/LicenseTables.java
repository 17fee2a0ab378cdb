package io.stoa.licensing.jpa;

import io.stoa.licensing.Licenses;
import jakarta.persistence.EntityManager;

/** The licences within one persistence context. */
public final class LicenseTables {

    private LicenseTables() {}

    public static Licenses licenses(EntityManager entities) {
        JpaLicenses licenses = new JpaLicenses();
        licenses.entities = entities;
        return licenses;
    }
}
