package io.stoa.account;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/**
 * The {@code token} of an install link: whoever holds it may exchange it for tokens of the account with the app. It lives
 * for a quarter of an hour and may be exchanged three times, because a device may lose the answer and ask again, then
 * even under another {@code client_id}.
 *
 * @see "Apple, MarketplaceKit: Installing your app from your website"
 */
@Entity
@Table(name = "link_token")
public class LinkToken {

    public static final Duration LIFE = Duration.ofMinutes(15);
    public static final int MOST_EXCHANGES = 3;

    @Id
    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "account_id", nullable = false)
    private String accountId;

    @Column(name = "apple_item_id", nullable = false)
    private long appleItemId;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(nullable = false)
    private int exchanges;

    @Version
    private long version;

    protected LinkToken() {}

    public LinkToken(Sha256 digest, AccountId account, AppleItemId app, Instant now) {
        this.tokenHash = digest.hex();
        this.accountId = account.value();
        this.appleItemId = app.value();
        this.expiresAt = now.plus(LIFE);
    }

    public boolean isExchangeable(Instant now) {
        return now.isBefore(expiresAt) && exchanges < MOST_EXCHANGES;
    }

    /** Counts one exchange. @throws IllegalStateException when it is not exchangeable any more */
    public void exchange(Instant now) {
        if (!isExchangeable(now)) {
            throw new IllegalStateException("a link token that is expired or used up is not exchanged");
        }
        exchanges++;
    }

    public Sha256 digest() {
        return new Sha256(tokenHash);
    }

    public AccountId account() {
        return new AccountId(accountId);
    }

    public AppleItemId app() {
        return new AppleItemId(appleItemId);
    }

    public int exchanges() {
        return exchanges;
    }
}
