package io.stoa.account;

import io.stoa.apple.Sha256;
import java.time.Instant;
import java.util.Optional;

/** Port: the link tokens as they are kept, by digest. */
public interface LinkTokenRepository {

    void add(LinkToken token);

    /** The token, held by the caller's transaction until its end, so that exchanges at the same moment are counted. */
    Optional<LinkToken> lock(Sha256 digest);

    /** Forgets every link to the account; who is exchanging one at this moment comes before. */
    void forgetAllOf(AccountId account);

    /** Forgets what expired before then. @return how many */
    int forgetExpired(Instant before);
}
