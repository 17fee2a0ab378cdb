package io.stoa.oauth.view;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.LinkToken;
import io.stoa.account.service.Accounts;
import io.stoa.account.service.LinkTokens;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.audit.AuditLog;
import io.stoa.identity.Login;
import io.stoa.oauth.AuthorizationCodeRepository;
import io.stoa.oauth.LocalTokenRepository;
import io.stoa.oauth.OAuthClientRepository;
import io.stoa.oauth.RefreshTokenRepository;
import io.stoa.oauth.TokenKeys;
import io.stoa.oauth.rest.AuthorizationServerResource;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.IntrospectResource;
import io.stoa.oauth.rest.JwksResource;
import io.stoa.oauth.rest.RevokeResource;
import io.stoa.oauth.rest.TokenResource;
import io.stoa.oauth.service.AccessTokens;
import io.stoa.oauth.service.ApiTokens;
import io.stoa.oauth.service.AuthorizationCodeGrant;
import io.stoa.oauth.service.AuthorizationCodes;
import io.stoa.oauth.service.AuthorizationRequests;
import io.stoa.oauth.service.Grants;
import io.stoa.oauth.service.Introspection;
import io.stoa.oauth.service.LocalTokenRegister;
import io.stoa.oauth.service.LocalTokens;
import io.stoa.oauth.service.OAuthClients;
import io.stoa.oauth.service.OAuthSettings;
import io.stoa.oauth.service.RefreshGrant;
import io.stoa.oauth.service.RefreshTokens;
import io.stoa.oauth.service.Revocation;
import io.stoa.oauth.service.TokenExchange;
import io.stoa.settings.InstallationSettings;
import io.stoa.surface.view.Website;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The whole OAuth server in the test's own process: its page, its endpoints and its services; rows are in memory. */
final class OAuthServer implements AutoCloseable {

    static final String URL = "https://get.kite.example";
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final AppleItemId MARKETPLACE = new AppleItemId(6_700_000_001L);

    final Account ann = new Account(new Login("ann@kite.example"), Optional.empty(), NOON);
    final FakePerson person = new FakePerson();
    final Website website = new Website();
    boolean suspended;
    private final OAuthRows rows = new OAuthRows();

    OAuthServer open() throws Exception {
        website.with(Grants.class, AuthorizationCodeGrant.class, TokenExchange.class, RefreshGrant.class)
                .with(RefreshTokens.class, AccessTokens.class, LocalTokens.class, LocalTokenRegister.class)
                .with(ApiTokens.class, Introspection.class, Revocation.class, OAuthClients.class)
                .with(AuthorizationRequests.class, AuthorizationCodes.class)
                .handIn(OAuthClientRepository.class, rows.clients())
                .handIn(AuthorizationCodeRepository.class, rows.codes())
                .handIn(RefreshTokenRepository.class, rows.refreshTokens())
                .handIn(LocalTokenRepository.class, rows.localTokens())
                .handIn(TokenKeys.class, new Keys())
                .handIn(Accounts.class, new FakeAccounts())
                .handIn(LinkTokens.class, new FakeLinkTokens())
                .handIn(OAuthSettings.class, new Settings())
                .handIn(InstallationSettings.class, new Installation())
                .handIn(AuditLog.class, (actor, action, subject, detail) -> {})
                .handIn(Clock.class, Clock.fixed(NOON, ZoneOffset.UTC))
                .handIn(SignedInPerson.class, person)
                .serve(AuthorizeServlet.class)
                .open();
        return this;
    }

    /** The endpoints, without any header yet. */
    Endpoints endpoints() {
        return Endpoints.of(
                        TokenResource.class,
                        RevokeResource.class,
                        IntrospectResource.class,
                        JwksResource.class,
                        AuthorizationServerResource.class)
                .with(Grants.class, service(Grants.class))
                .with(Revocation.class, service(Revocation.class))
                .with(Introspection.class, service(Introspection.class))
                .with(OAuthClients.class, service(OAuthClients.class))
                .with(ApiTokens.class, service(ApiTokens.class))
                .with(AccessTokens.class, service(AccessTokens.class))
                .with(InstallationSettings.class, new Installation());
    }

    <T> T service(Class<T> type) {
        return CDI.current().select(type).get();
    }

    @Override
    public void close() throws Exception {
        website.close();
    }

    /** Who sits before the page. */
    static final class FakePerson extends SignedInPerson {

        Optional<AccountId> account = Optional.empty();

        @Override
        public Optional<AccountId> of(HttpServletRequest request) {
            return account;
        }
    }

    private final class FakeAccounts extends Accounts {

        @Override
        public Account get(AccountId id) {
            return ann;
        }

        @Override
        public boolean isActive(AccountId id) {
            return id.equals(ann.id()) && !suspended;
        }
    }

    private final class FakeLinkTokens extends LinkTokens {

        @Override
        public Optional<LinkToken> exchange(String secret) {
            return Optional.of(new LinkToken(Sha256.of(secret), ann.id(), MARKETPLACE, NOON))
                    .filter(token -> secret.equals("lnk_good"));
        }
    }

    private static final class Settings extends OAuthSettings {

        @Override
        public boolean refreshGrace() {
            return true;
        }

        @Override
        public boolean clientBinding() {
            return true;
        }
    }

    private static final class Installation extends InstallationSettings {

        @Override
        public String publicUrl() {
            return URL;
        }

        @Override
        public String marketplaceName() {
            return "Kite <Market>";
        }

        @Override
        public Optional<AppleItemId> marketplaceId() {
            return Optional.of(MARKETPLACE);
        }
    }

    private static final class Keys implements TokenKeys {

        private final List<KeyPair> signing = List.of(keyPair(), keyPair());

        @Override
        public List<KeyPair> tokenSigning() {
            return signing;
        }

        @Override
        public Optional<KeyPair> localOperator() {
            return Optional.empty();
        }

        private static KeyPair keyPair() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                return generator.generateKeyPair();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
