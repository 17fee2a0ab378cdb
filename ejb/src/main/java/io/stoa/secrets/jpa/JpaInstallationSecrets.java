package io.stoa.secrets.jpa;

import io.stoa.secrets.InstallationSecret;
import io.stoa.secrets.InstallationSecrets;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Secrets of our own in the database. */
@Stateless
public class JpaInstallationSecrets implements InstallationSecrets {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void add(InstallationSecret secret) {
        entities.persist(secret);
    }

    @Override
    public Optional<InstallationSecret> find(String name) {
        return Optional.ofNullable(entities.find(InstallationSecret.class, name));
    }
}
