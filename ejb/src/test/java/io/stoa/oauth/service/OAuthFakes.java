package io.stoa.oauth.service;

import io.stoa.account.Account;
import io.stoa.account.service.AccountFakes;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.identity.Login;
import io.stoa.oauth.AuthorizationCode;
import io.stoa.oauth.LocalToken;
import io.stoa.oauth.LocalTokenRepository;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.OAuthClientId;
import io.stoa.oauth.RefreshFamily;
import io.stoa.oauth.RefreshToken;
import io.stoa.oauth.RefreshTokenRepository;
import io.stoa.oauth.TokenAnswer;
import io.stoa.oauth.TokenKeys;
import io.stoa.oauth.TokenRequest;
import io.stoa.oauth.crypto.Forge;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.settings.InstallationSettings;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An OAuth server whose rows are in memory and whose time stands still until it is moved. */
final class OAuthFakes extends Clock {

    static final String URL = "https://get.kite.example";
    static final AppleItemId KITE = new AppleItemId(6700012345L);
    static final AppleItemId MARKETPLACE = new AppleItemId(6700000001L);
    static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    static final KeyPair SIGNING_KEY = Forge.keyPair();
    static final KeyPair LOCAL_KEY = Forge.keyPair();

    final AccountFakes people = new AccountFakes(this);
    final OAuthSettings settings = new OAuthSettings();
    final Map<String, LocalToken> localTokens = new HashMap<>();
    final Map<Sha256, RefreshToken> refreshTokens = new HashMap<>();
    final Map<String, RefreshFamily> families = new HashMap<>();
    final Map<OAuthClientId, OAuthClient> registered = new HashMap<>();
    final Map<Sha256, AuthorizationCode> codes = new HashMap<>();
    final AccessTokens accessTokens = accessTokens();
    final OAuthClients clients = clients();
    final RefreshTokens refresh = refresh();
    final LocalTokens local = local();
    final Grants grants = grants();
    final Revocation revocation = revocation();
    final AuthorizationRequests requests = requests();
    final AuthorizationCodes codeService = codeService();
    final Introspection introspection = introspection();
    boolean someoneElseIsFirst;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    OAuthFakes() {
        settings.refreshGrace = true;
        settings.clientBinding = true;
        settings.refusalsPerMinute = 3;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Account person(String login) {
        return people.accounts().create(new Login(login), Optional.empty(), "local-operator");
    }

    String linkToken(Account account) {
        return people.linkTokens().mint(account, KITE, "local-operator").text();
    }

    TokenAnswer exchange(String subjectToken) {
        return grants.answer(new TokenRequest(Map.of(
                "grant_type", TOKEN_EXCHANGE,
                "issued_token_type", ACCESS_TOKEN,
                "subject_token", subjectToken,
                "subject_token_type", ACCESS_TOKEN,
                "client_id", "a-client")));
    }

    TokenAnswer refresh(String refreshToken) {
        return grants.answer(new TokenRequest(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken)));
    }

    private AccessTokens accessTokens() {
        AccessTokens service = new AccessTokens();
        service.keys = keys();
        service.installation = installation();
        service.clock = this;
        service.readKeys();
        return service;
    }

    private RefreshTokens refresh() {
        RefreshTokens service = new RefreshTokens();
        service.tokens = new InMemoryRefreshTokens();
        service.settings = settings;
        service.audit = people.audit();
        service.clock = this;
        return service;
    }

    private LocalTokens local() {
        LocalTokenRegister register = new LocalTokenRegister();
        register.tokens = new InMemoryLocalTokens();
        register.audit = people.audit();
        register.clock = this;
        LocalTokens service = new LocalTokens();
        service.keys = keys();
        service.register = register;
        service.installation = installation();
        service.clock = this;
        service.readKey();
        return service;
    }

    private Grants grants() {
        TokenExchange exchange = new TokenExchange();
        exchange.linkTokens = people.linkTokens();
        exchange.refreshTokens = refresh;
        exchange.accessTokens = accessTokens;
        exchange.accounts = people.accounts();
        RefreshGrant refreshGrant = new RefreshGrant();
        refreshGrant.refreshTokens = refresh;
        refreshGrant.accessTokens = accessTokens;
        refreshGrant.accounts = people.accounts();
        refreshGrant.clients = clients;
        Grants service = new Grants();
        service.authorizationCode = codeGrant();
        service.tokenExchange = exchange;
        service.refresh = refreshGrant;
        return service;
    }

    private OAuthClients clients() {
        OAuthClients service = new OAuthClients();
        service.clients = new InMemoryClients(registered);
        service.audit = people.audit();
        service.clock = this;
        return service;
    }

    private AuthorizationCodeGrant codeGrant() {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant();
        grant.codes = new InMemoryCodes(codes, families);
        grant.clients = clients;
        grant.refreshTokens = refresh;
        grant.accessTokens = accessTokens;
        grant.accounts = people.accounts();
        grant.audit = people.audit();
        grant.clock = this;
        return grant;
    }

    private AuthorizationRequests requests() {
        AuthorizationRequests service = new AuthorizationRequests();
        service.clients = clients;
        return service;
    }

    private AuthorizationCodes codeService() {
        AuthorizationCodes service = new AuthorizationCodes();
        service.codes = new InMemoryCodes(codes, families);
        service.accounts = people.accounts();
        service.installation = installation();
        service.audit = people.audit();
        service.clock = this;
        return service;
    }

    private Introspection introspection() {
        Introspection service = new Introspection();
        service.accessTokens = accessTokens;
        service.localTokens = local;
        service.refreshTokens = refresh;
        service.accounts = people.accounts();
        service.clients = clients;
        return service;
    }

    private Revocation revocation() {
        Revocation service = new Revocation();
        service.clients = clients;
        service.refreshTokens = refresh;
        service.localTokens = local;
        service.accessTokens = accessTokens;
        return service;
    }

    private static TokenKeys keys() {
        return new TokenKeys() {
            @Override
            public List<KeyPair> tokenSigning() {
                return List.of(SIGNING_KEY);
            }

            @Override
            public Optional<KeyPair> localOperator() {
                return Optional.of(LOCAL_KEY);
            }
        };
    }

    private static InstallationSettings installation() {
        return new InstallationSettings() {
            @Override
            public String publicUrl() {
                return URL;
            }

            @Override
            public Optional<AppleItemId> marketplaceId() {
                return Optional.of(MARKETPLACE);
            }
        };
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    private final class InMemoryRefreshTokens implements RefreshTokenRepository {

        @Override
        public void add(RefreshFamily family) {
            families.put(family.id(), family);
        }

        @Override
        public void add(RefreshToken token) {
            refreshTokens.put(token.digest(), token);
        }

        @Override
        public Optional<RefreshToken> find(Sha256 digest) {
            return Optional.ofNullable(refreshTokens.get(digest));
        }

        @Override
        public Optional<RefreshFamily> lockFamilyOf(RefreshToken token) {
            return Optional.ofNullable(families.get(token.familyId()));
        }

        @Override
        public int forgetExpired(Instant before) {
            throw new UnsupportedOperationException("no test of a service sweeps");
        }
    }

    private final class InMemoryLocalTokens implements LocalTokenRepository {

        @Override
        public Optional<LocalToken> find(String jti) {
            return Optional.ofNullable(localTokens.get(jti));
        }

        @Override
        public List<LocalToken> newest(int most) {
            return List.copyOf(localTokens.values());
        }

        @Override
        public void add(LocalToken token) {
            if (someoneElseIsFirst) {
                throw new MarketplaceException(FailureCode.ALREADY_EXISTS, "first elsewhere");
            }
            localTokens.put(token.jti(), token);
        }
    }
}
