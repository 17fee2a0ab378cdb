package io.stoa.oauth;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.AccountId;
import io.stoa.account.OpaqueToken;
import io.stoa.apple.AppleItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefreshFamilyTest {

    private static final boolean GRACE = true;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final RefreshFamily family =
            new RefreshFamily(new AccountId("of-a-test"), new AppleItemId(6700012345L), Optional.empty(), NOON);
    private final RefreshToken first = token(Optional.empty());
    private final RefreshToken child = token(Optional.of(first));
    private final RefreshToken sibling = token(Optional.of(first));
    private final RefreshToken grandchild = token(Optional.of(child));

    @Test
    void shouldTakeTheTokenUsedLastAgainWhileItsChildIsUnused() {
        family.continueWith(first, NOON);

        assertTrue(family.mayContinueWith(first, GRACE));
        assertTrue(family.mayContinueWith(child, GRACE));
        assertTrue(family.mayContinueWith(sibling, GRACE));
    }

    @Test
    void shouldNotTakeATokenTwiceWithoutGrace() {
        family.continueWith(first, NOON);

        assertFalse(family.mayContinueWith(first, !GRACE));
        assertTrue(family.mayContinueWith(child, !GRACE));
    }

    @Test
    void shouldTakeNeitherAncestorNorSiblingOnceAChildWasUsed() {
        family.continueWith(first, NOON);
        family.continueWith(child, NOON);

        assertFalse(family.mayContinueWith(first, GRACE));
        assertFalse(family.mayContinueWith(sibling, GRACE));
        assertTrue(family.mayContinueWith(child, GRACE));
        assertTrue(family.mayContinueWith(grandchild, GRACE));
    }

    @Test
    void shouldNotSkipAGeneration() {
        assertFalse(family.mayContinueWith(child, GRACE));
        family.continueWith(first, NOON);
        assertFalse(family.mayContinueWith(grandchild, GRACE));
    }

    @Test
    void shouldEnd90DaysAfterItsLastUse() {
        Instant later = NOON.plus(Duration.ofDays(89));
        family.continueWith(first, later);

        assertTrue(family.isAlive(later.plus(Duration.ofDays(89))));
        assertFalse(family.isAlive(later.plus(Duration.ofDays(90))));
    }

    @Test
    void shouldStayRevoked() {
        family.revoke(NOON);

        assertFalse(family.isAlive(NOON));
    }

    private RefreshToken token(Optional<RefreshToken> parent) {
        return new RefreshToken(OpaqueToken.random("rt_").digest(), family, parent, NOON);
    }
}
