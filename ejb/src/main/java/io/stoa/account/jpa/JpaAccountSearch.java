package io.stoa.account.jpa;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountQuery;
import io.stoa.account.AccountSearch;
import io.stoa.account.AccountStanding;
import io.stoa.account.MailAddress;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks accounts up by what somebody knows of them. */
@Stateless
public class JpaAccountSearch implements AccountSearch {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public List<Account> page(AccountQuery asked, Optional<AccountId> before, int limit) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, String> values = new LinkedHashMap<>();
        asked.login().ifPresent(login -> {
            conditions.add("lower(a.login) like :login escape '!'");
            values.put("login", beginningOf(login));
        });
        asked.id().ifPresent(id -> {
            conditions.add("a.id = :id");
            values.put("id", id.value());
        });
        asked.standing().ifPresent(standing -> conditions.add(condition(standing)));
        // ids rise as they are given, so they page what they order
        before.ifPresent(last -> {
            conditions.add("a.id < :before");
            values.put("before", last.value());
        });
        return list(String.join(" and ", conditions), values, limit);
    }

    @Override
    public boolean isLogin(MailAddress address) {
        return entities.createQuery("select count(a) from Account a where lower(a.login) = :address", Long.class)
                        .setParameter("address", address.value())
                        .getSingleResult()
                > 0;
    }

    private List<Account> list(String condition, Map<String, String> values, int limit) {
        TypedQuery<Account> query = entities.createQuery(
                "select a from Account a where " + condition + " order by a.id desc", Account.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    private static String condition(AccountStanding standing) {
        return switch (standing) {
            case ACTIVE -> "a.suspendedAt is null";
            case SUSPENDED -> "a.suspendedAt is not null";
        };
    }

    // what is typed is looked for as it stands: an address may hold what LIKE takes for a wildcard
    private static String beginningOf(String login) {
        return login.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
