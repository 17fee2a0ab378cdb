package io.stoa.oauth;

import io.stoa.apple.Sha256;
import java.time.Instant;
import java.util.Optional;

/** Port: refresh tokens and their families as they are kept. */
public interface RefreshTokenRepository {

    void add(RefreshFamily family);

    /** Keeps a token of a family that was added before. */
    void add(RefreshToken token);

    Optional<RefreshToken> find(Sha256 digest);

    /** The token's family, held by the caller's transaction until its end: its tokens are used one after the other. */
    Optional<RefreshFamily> lockFamilyOf(RefreshToken token);

    /** Forgets the families that expired, and tokens so old that only their family remembers them. @return how many tokens */
    int forgetExpired(Instant now);
}
