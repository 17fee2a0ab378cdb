package io.stoa.oauth;

import io.stoa.apple.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** One refresh token, by the digest of its secret. It never changes: what becomes of it, its family knows. */
@Entity
@Table(name = "refresh_token")
public class RefreshToken {

    @Id
    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "family_id", nullable = false)
    private String familyId;

    @Column(name = "parent_hash")
    private String parentHash;

    @Column(name = "issued_at", nullable = false)
    private Instant issuedAt;

    protected RefreshToken() {}

    /** @param parent the token it was got with; empty for the first of a family */
    public RefreshToken(Sha256 digest, RefreshFamily family, Optional<RefreshToken> parent, Instant issuedAt) {
        this.tokenHash = digest.hex();
        this.familyId = family.id();
        this.parentHash = parent.map(token -> token.tokenHash).orElse(null);
        this.issuedAt = issuedAt;
    }

    public Sha256 digest() {
        return new Sha256(tokenHash);
    }

    public String familyId() {
        return familyId;
    }

    public Optional<Sha256> parent() {
        return Optional.ofNullable(parentHash).map(Sha256::new);
    }

    public Instant issuedAt() {
        return issuedAt;
    }
}
