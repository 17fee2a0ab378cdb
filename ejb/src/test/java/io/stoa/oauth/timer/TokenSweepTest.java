package io.stoa.oauth.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.account.AccountId;
import io.stoa.account.LinkToken;
import io.stoa.account.LinkTokenRepository;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.oauth.AuthorizationCode;
import io.stoa.oauth.AuthorizationCodeRepository;
import io.stoa.oauth.RefreshFamily;
import io.stoa.oauth.RefreshToken;
import io.stoa.oauth.RefreshTokenRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenSweepTest {

    private static final Instant NIGHT = Instant.parse("2026-03-01T03:17:00Z");

    private final List<String> swept = new ArrayList<>();

    @Test
    void shouldForgetWhatHasEndedByNowAndNothingElse() {
        TokenSweep sweep = new TokenSweep();
        sweep.linkTokens = new FakeLinkTokens();
        sweep.refreshTokens = new FakeRefreshTokens();
        sweep.codes = new FakeCodes();
        sweep.clock = Clock.fixed(NIGHT, ZoneOffset.UTC);

        sweep.sweep();

        assertEquals(
                List.of(
                        "link tokens before " + NIGHT,
                        "refresh tokens before " + NIGHT,
                        "codes before " + NIGHT.minus(Duration.ofDays(1))),
                swept);
    }

    private final class FakeLinkTokens implements LinkTokenRepository {

        @Override
        public void add(LinkToken token) {
            throw new UnsupportedOperationException("a sweep adds nothing");
        }

        @Override
        public Optional<LinkToken> lock(Sha256 digest) {
            throw new UnsupportedOperationException("a sweep reads nothing");
        }

        @Override
        public void forgetAllOf(AccountId account) {
            throw new UnsupportedOperationException("a sweep is about nobody");
        }

        @Override
        public int forgetExpired(Instant before) {
            swept.add("link tokens before " + before);
            return 1;
        }
    }

    private final class FakeRefreshTokens implements RefreshTokenRepository {

        @Override
        public void add(RefreshFamily family) {
            throw new UnsupportedOperationException("a sweep adds nothing");
        }

        @Override
        public void add(RefreshToken token) {
            throw new UnsupportedOperationException("a sweep adds nothing");
        }

        @Override
        public Optional<RefreshToken> find(Sha256 digest) {
            throw new UnsupportedOperationException("a sweep reads nothing");
        }

        @Override
        public Optional<RefreshFamily> lockFamilyOf(RefreshToken token) {
            throw new UnsupportedOperationException("a sweep reads nothing");
        }

        @Override
        public int forgetExpired(Instant now) {
            swept.add("refresh tokens before " + now);
            return 2;
        }
    }

    private final class FakeCodes implements AuthorizationCodeRepository {

        @Override
        public void add(AuthorizationCode code) {
            throw new UnsupportedOperationException("a sweep adds nothing");
        }

        @Override
        public Optional<AuthorizationCode> lock(Sha256 digest) {
            throw new UnsupportedOperationException("a sweep reads nothing");
        }

        @Override
        public Optional<RefreshFamily> lockGiven(AuthorizationCode code) {
            throw new UnsupportedOperationException("a sweep reads nothing");
        }

        @Override
        public Optional<AppleItemId> lastApp(AccountId account, String clientId) {
            throw new UnsupportedOperationException("a sweep reads nothing");
        }

        @Override
        public int forgetExpired(Instant before) {
            swept.add("codes before " + before);
            return 3;
        }
    }
}
