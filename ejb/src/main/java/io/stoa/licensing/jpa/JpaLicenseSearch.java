package io.stoa.licensing.jpa;

import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseInLine;
import io.stoa.licensing.LicenseQuery;
import io.stoa.licensing.LicenseSearch;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks licences up by what somebody knows of them. */
@Stateless
public class JpaLicenseSearch implements LicenseSearch {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public List<LicenseInLine> page(LicenseQuery query, Instant now, Optional<LicenseId> before, int limit) {
        return new LicenseConditions(query, now, before).list(entities, limit);
    }
}
