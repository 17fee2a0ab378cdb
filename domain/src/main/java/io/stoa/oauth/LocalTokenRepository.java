package io.stoa.oauth;

import java.util.Optional;

/** Port: the local tokens that were ever used. */
public interface LocalTokenRepository {

    Optional<LocalToken> find(String jti);

    /**
     * Keeps a token that is used for the first time.
     *
     * @throws io.stoa.problem.MarketplaceException with {@code ALREADY_EXISTS} when it was kept at the same moment
     */
    void add(LocalToken token);
}
