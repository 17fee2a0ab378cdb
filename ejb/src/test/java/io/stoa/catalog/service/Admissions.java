package io.stoa.catalog.service;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.storefront.service.Installation;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Admission within one persistence context, for the marketplace of the tests. */
public final class Admissions {

    public static final AppleItemId MARKETPLACE = new AppleItemId(6700000001L);

    private Admissions() {}

    public static Admission of(EntityManager entities) {
        Admission admission = new Admission();
        admission.rows = new CatalogTables(entities).rows();
        admission.installation = new Installation(Optional.of(MARKETPLACE));
        return admission;
    }
}
