package io.stoa.oauth.view;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.oauth.AuthorizationCode;
import io.stoa.oauth.AuthorizationCodeRepository;
import io.stoa.oauth.LocalToken;
import io.stoa.oauth.LocalTokenRepository;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.OAuthClientId;
import io.stoa.oauth.OAuthClientRepository;
import io.stoa.oauth.RefreshFamily;
import io.stoa.oauth.RefreshToken;
import io.stoa.oauth.RefreshTokenRepository;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of an OAuth server in memory. */
final class OAuthRows {

    private final Map<OAuthClientId, OAuthClient> clients = new HashMap<>();
    private final Map<Sha256, AuthorizationCode> codes = new HashMap<>();
    private final Map<Sha256, RefreshToken> refreshTokens = new HashMap<>();
    private final Map<String, RefreshFamily> families = new HashMap<>();

    OAuthClientRepository clients() {
        return new Clients();
    }

    AuthorizationCodeRepository codes() {
        return new Codes();
    }

    RefreshTokenRepository refreshTokens() {
        return new RefreshTokenRows();
    }

    LocalTokenRepository localTokens() {
        return new NoLocalTokens();
    }

    private final class Clients implements OAuthClientRepository {

        @Override
        public void add(OAuthClient client) {
            clients.put(client.id(), client);
        }

        @Override
        public Optional<OAuthClient> find(OAuthClientId id) {
            return Optional.ofNullable(clients.get(id));
        }

        @Override
        public Optional<OAuthClient> lock(OAuthClientId id) {
            return find(id);
        }

        @Override
        public List<OAuthClient> all() {
            return List.copyOf(clients.values());
        }

        @Override
        public boolean remove(OAuthClientId id) {
            return clients.remove(id) != null;
        }
    }

    private final class Codes implements AuthorizationCodeRepository {

        @Override
        public void add(AuthorizationCode code) {
            codes.put(code.digest(), code);
        }

        @Override
        public Optional<AuthorizationCode> lock(Sha256 digest) {
            return Optional.ofNullable(codes.get(digest));
        }

        @Override
        public Optional<RefreshFamily> lockGiven(AuthorizationCode code) {
            return code.given().map(families::get);
        }

        @Override
        public Optional<AppleItemId> lastApp(AccountId account, String clientId) {
            return Optional.empty();
        }

        @Override
        public int forgetExpired(Instant before) {
            throw new UnsupportedOperationException("nobody sweeps here");
        }
    }

    private final class RefreshTokenRows implements RefreshTokenRepository {

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
        public int forgetExpired(Instant now) {
            throw new UnsupportedOperationException("nobody sweeps here");
        }
    }

    private static final class NoLocalTokens implements LocalTokenRepository {

        @Override
        public Optional<LocalToken> find(String jti) {
            return Optional.empty();
        }

        @Override
        public List<LocalToken> newest(int most) {
            return List.of();
        }

        @Override
        public void add(LocalToken token) {
            throw new UnsupportedOperationException("nobody is local here");
        }
    }
}
