package io.stoa.account;

import io.stoa.apple.AppleItemId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a person may have an app. Granted or not there: it never changes. */
@Entity
@IdClass(EntitlementKey.class)
@Table(name = "entitlement")
public class Entitlement {

    @Id
    @Column(name = "account_id")
    private String accountId;

    @Id
    @Column(name = "apple_item_id")
    private long appleItemId;

    @Column(name = "granted_at", nullable = false)
    private Instant grantedAt;

    protected Entitlement() {}

    public Entitlement(AccountId account, AppleItemId app, Instant grantedAt) {
        this.accountId = account.value();
        this.appleItemId = app.value();
        this.grantedAt = grantedAt;
    }

    public AccountId account() {
        return new AccountId(accountId);
    }

    public AppleItemId app() {
        return new AppleItemId(appleItemId);
    }

    public Instant grantedAt() {
        return grantedAt;
    }
}
