package io.stoa.oauth;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A token that {@code stoa token issue} made, noted when it was first used. Revoked, it opens nothing any more. */
@Entity
@Table(name = "local_token")
public class LocalToken {

    @Id
    private String jti;

    @Column(nullable = false)
    private String role;

    @Column(name = "first_used_at", nullable = false)
    private Instant firstUsedAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Version
    private long version;

    protected LocalToken() {}

    /** @param role the roles it carries, for people to read */
    public LocalToken(String jti, String role, Instant firstUsedAt) {
        this.jti = jti;
        this.role = role;
        this.firstUsedAt = firstUsedAt;
    }

    public void revoke(Instant now) {
        revokedAt = now;
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }

    public String jti() {
        return jti;
    }

    public String role() {
        return role;
    }

    public Instant firstUsedAt() {
        return firstUsedAt;
    }
}
