package io.stoa.identity.jpa;

import io.stoa.identity.Administrator;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The administrators, by login. */
@Stateless
public class Administrators {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    public Optional<Administrator> find(String login) {
        return Optional.ofNullable(entities.find(Administrator.class, login));
    }

    public void add(Administrator administrator) {
        entities.persist(administrator);
    }

    public boolean none() {
        return entities.createQuery("select count(a) from Administrator a", Long.class)
                        .getSingleResult()
                == 0;
    }
}
