package io.stoa.openid.service;

import io.stoa.account.AccountId;
import io.stoa.openid.ExternalIdentity;
import io.stoa.openid.ExternalIdentityRepository;
import io.stoa.openid.ForeignSubject;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Links kept in memory; one person of a provider has one account. */
public final class InMemoryIdentities implements ExternalIdentityRepository {

    private final List<ExternalIdentity> kept = new ArrayList<>();

    @Override
    public void add(ExternalIdentity identity) {
        if (find(identity.who()).isPresent()) {
            throw new MarketplaceException(FailureCode.ALREADY_EXISTS, "Another account here has this sign-in.");
        }
        kept.add(identity);
    }

    @Override
    public Optional<ExternalIdentity> find(ForeignSubject who) {
        return kept.stream().filter(identity -> identity.who().equals(who)).findFirst();
    }

    @Override
    public Optional<ExternalIdentity> lock(ForeignSubject who) {
        return find(who);
    }

    @Override
    public List<ExternalIdentity> of(AccountId account) {
        return kept.stream()
                .filter(identity -> identity.account().equals(account))
                .toList();
    }

    @Override
    public void remove(ExternalIdentity identity) {
        kept.remove(identity);
    }
}
