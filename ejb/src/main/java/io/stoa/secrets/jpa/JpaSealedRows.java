package io.stoa.secrets.jpa;

import io.stoa.secrets.SealedBatch;
import io.stoa.secrets.SealedPlace;
import io.stoa.secrets.SealedRow;
import io.stoa.secrets.SealedRows;
import io.stoa.secrets.SealingKeys;
import io.stoa.secrets.SecretBox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.metamodel.EntityType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Sealed rows in the database. The persistence unit itself says which entities are {@link SealedRow}s, so that no list of
 * them can be out of date.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JpaSealedRows implements SealedRows {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Inject
    SecretBox secretBox;

    @Inject
    SealingKeys keys;

    @Override
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<String> kinds() {
        return types().map(JpaSealedRows::kind).sorted().toList();
    }

    // no lock: whoever changes a row meanwhile is found by its version when this commits
    @Override
    public SealedBatch sealAnew(SealedPlace place, int most) {
        SealedTally tally = new SealedTally(place.kind(), secretBox, keys);
        next(place, most).forEach(row -> tally.sealAnew(row, idOf(row)));
        return tally.batch();
    }

    @Override
    public SealedBatch count(SealedPlace place, int most) {
        SealedTally tally = new SealedTally(place.kind(), secretBox, keys);
        next(place, most).forEach(row -> tally.count(row, idOf(row)));
        return tally.batch();
    }

    private Stream<SealedRow> next(SealedPlace place, int most) {
        EntityType<?> type = types().filter(candidate -> kind(candidate).equals(place.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(place.kind()));
        String id = "r." + type.getId(String.class).getName();
        return entities
                .createQuery(
                        "select r from " + type.getName() + " r where " + id + " > :after order by " + id,
                        type.getJavaType())
                .setParameter("after", place.after())
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(SealedRow.class::cast);
    }

    private Stream<EntityType<?>> types() {
        return entities.getMetamodel().getEntities().stream()
                .filter(type -> SealedRow.class.isAssignableFrom(type.getJavaType()));
    }

    private static String kind(EntityType<?> type) {
        return type.getName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private String idOf(SealedRow row) {
        return entities.getEntityManagerFactory()
                .getPersistenceUnitUtil()
                .getIdentifier(row)
                .toString();
    }
}
