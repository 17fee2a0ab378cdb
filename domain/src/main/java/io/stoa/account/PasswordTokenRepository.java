package io.stoa.account;

import io.stoa.apple.Sha256;
import java.time.Instant;
import java.util.Optional;

/** Port: the secrets of links in letters as they are kept, by digest. */
public interface PasswordTokenRepository {

    void add(PasswordToken token);

    Optional<PasswordToken> find(Sha256 digest);

    /** The token, held by the caller's transaction until its end, so that it is used once. */
    Optional<PasswordToken> lock(Sha256 digest);

    /** Forgets every link that was sent to the address: one was used, or is out of date. */
    void forgetAllOf(MailAddress address);

    /** Forgets every link to the account, whichever address it was sent to. */
    void forgetAllOf(AccountId person);

    /** Forgets what expired before then. @return how many */
    int forgetExpired(Instant before);
}
