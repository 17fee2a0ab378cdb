package io.stoa.oauth.jpa;

import io.stoa.oauth.RefreshTokenRepository;
import jakarta.persistence.EntityManager;

/** The refresh tokens within one persistence context. */
public final class OAuthTables {

    private OAuthTables() {}

    public static RefreshTokenRepository refreshTokens(EntityManager entities) {
        JpaRefreshTokenRepository tokens = new JpaRefreshTokenRepository();
        tokens.entities = entities;
        return tokens;
    }
}
