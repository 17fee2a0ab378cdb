package io.stoa.oauth;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import java.time.Instant;
import java.util.Optional;

/** Port: authorization codes as they are kept, by digest. */
public interface AuthorizationCodeRepository {

    void add(AuthorizationCode code);

    /** The code, held by the caller's transaction until its end, so that of two tries at the same moment one is second. */
    Optional<AuthorizationCode> lock(Sha256 digest);

    /** The family a code gave, held by the caller's transaction until its end. */
    Optional<RefreshFamily> lockGiven(AuthorizationCode code);

    /** The app this device last signed in with for the account; empty when it never did, or goes by another name now. */
    Optional<AppleItemId> lastApp(AccountId account, String clientId);

    /** Forgets codes that expired before then. @return how many */
    int forgetExpired(Instant before);
}
