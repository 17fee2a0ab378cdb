package io.stoa.ledger.jpa;

import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerQuery;
import io.stoa.ledger.LedgerSearch;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks into the ledger by what somebody knows of an install. */
@Stateless
public class JpaLedgerSearch implements LedgerSearch {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public List<LedgerEntry> page(LedgerQuery query, Optional<String> before, int limit) {
        StringBuilder words = new StringBuilder("select e from LedgerEntry e where 1 = 1");
        Map<String, Object> values = new LinkedHashMap<>();
        query.licenseNumber().ifPresent(number -> values.put("licenseId", number));
        query.device().ifPresent(hash -> values.put("deviceHash", hash));
        query.account().ifPresent(id -> values.put("accountId", id));
        query.app().ifPresent(app -> values.put("appleItemId", app.value()));
        values.keySet().forEach(name -> words.append(" and e.%1$s = :%1$s".formatted(name)));
        // ids rise with the time they are made, so they page what they order
        before.ifPresent(id -> {
            words.append(" and e.id < :before");
            values.put("before", id);
        });
        words.append(query.unnumbered() ? " and e.licenseId is null" : "").append(" order by e.id desc");
        TypedQuery<LedgerEntry> question = entities.createQuery(words.toString(), LedgerEntry.class);
        values.forEach(question::setParameter);
        return question.setMaxResults(limit).getResultList();
    }
}
