package io.stoa.openid;

import io.stoa.account.AccountId;
import java.util.List;
import java.util.Optional;

/** Port: whose accounts people of providers have, as it is kept. */
public interface ExternalIdentityRepository {

    /**
     * Keeps a new link.
     *
     * @throws io.stoa.problem.MarketplaceException with {@code ALREADY_EXISTS} when this person has an account already,
     *     also by a link that was made at the same moment
     */
    void add(ExternalIdentity identity);

    Optional<ExternalIdentity> find(ForeignSubject who);

    /** The link, held by the caller's transaction until its end. */
    Optional<ExternalIdentity> lock(ForeignSubject who);

    /** Those of an account, the oldest first; one SQL statement. */
    List<ExternalIdentity> of(AccountId account);

    void remove(ExternalIdentity identity);
}
