package io.stoa.oauth;

import java.util.List;
import java.util.Optional;

/** Port: the local tokens that were ever used. */
public interface LocalTokenRepository {

    Optional<LocalToken> find(String jti);

    /** Those that were first used last, the last first; one SQL statement. */
    List<LocalToken> newest(int most);

    /**
     * Keeps a token that is used for the first time.
     *
     * @throws io.stoa.problem.MarketplaceException with {@code ALREADY_EXISTS} when it was kept at the same moment
     */
    void add(LocalToken token);
}
