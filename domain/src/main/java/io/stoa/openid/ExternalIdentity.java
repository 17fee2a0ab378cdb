package io.stoa.openid;

import io.stoa.account.AccountId;
import io.stoa.account.MailAddress;
import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** That whoever is somebody at a provider has an account here. */
@Entity
@Table(name = "external_identity")
public class ExternalIdentity {

    @Id
    private String id;

    @Column(nullable = false)
    private String issuer;

    @Column(nullable = false)
    private String subject;

    @Column(name = "account_id", nullable = false)
    private String accountId;

    @Column
    private String address;

    @Column(name = "linked_at", nullable = false)
    private Instant linkedAt;

    @Column(name = "used_at", nullable = false)
    private Instant usedAt;

    @Version
    private long version;

    protected ExternalIdentity() {}

    /** @param address what the person recognises it by; it decides nothing */
    public ExternalIdentity(ForeignSubject who, AccountId account, Optional<MailAddress> address, Instant now) {
        this.id = RowId.next();
        this.issuer = who.issuer();
        this.subject = who.subject();
        this.accountId = account.value();
        this.address = address.map(MailAddress::value).orElse(null);
        this.linkedAt = now;
        this.usedAt = now;
    }

    public String id() {
        return id;
    }

    public ForeignSubject who() {
        return new ForeignSubject(issuer, subject);
    }

    public AccountId account() {
        return new AccountId(accountId);
    }

    /** The address when it was last used; empty when the provider told none. */
    public Optional<MailAddress> address() {
        return Optional.ofNullable(address).map(MailAddress::new);
    }

    public Instant linkedAt() {
        return linkedAt;
    }

    public Instant usedAt() {
        return usedAt;
    }

    /** Somebody signed in by it. */
    public void use(Optional<MailAddress> now, Instant at) {
        address = now.map(MailAddress::value).orElse(address);
        usedAt = at;
    }
}
