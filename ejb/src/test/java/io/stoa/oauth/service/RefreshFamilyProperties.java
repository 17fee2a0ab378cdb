package io.stoa.oauth.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.Sha256;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.RefreshToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/** What holds for every family of refresh tokens, whatever answers are lost and whoever else holds a copy. */
class RefreshFamilyProperties {

    private final List<String> given = new ArrayList<>();
    private final List<RefreshToken> used = new ArrayList<>();
    private OAuthFakes server;

    @BeforeTry
    void signIn() {
        server = new OAuthFakes();
        used.clear();
        given.clear();
        given.add(server.exchange(server.linkToken(server.person("ann")))
                .refreshToken()
                .text());
    }

    @Property(tries = 150)
    void shouldNeverHaveTwoBranchesUsed(@ForAll @Size(max = 25) List<@IntRange(max = 1_000) Integer> choices) {
        for (int choice : choices) {
            present(given.get(choice % given.size()));
        }

        for (RefreshToken one : used) {
            for (RefreshToken other : used) {
                assertTrue(isAncestor(one, other) || isAncestor(other, one), "two branches were used");
            }
        }
    }

    @Property(tries = 150)
    void shouldServeAnHonestDeviceWhateverAnswersAreLost(@ForAll @Size(max = 40) List<Boolean> arrivals) {
        String held = given.get(0);
        for (boolean arrives : arrivals) {
            String next = server.refresh(held).refreshToken().text();
            held = arrives ? next : held;
        }
    }

    @Property(tries = 150)
    void shouldLetNobodyInOnceACopyShowed(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(max = 1_000) Integer> choices) {
        server.refresh(present(given.get(0)).orElseThrow());
        assertEquals(Optional.empty(), present(given.get(0)), "an ancestor whose child was used");

        for (int choice : choices) {
            assertEquals(Optional.empty(), present(given.get(choice % given.size())));
        }
    }

    @Property(tries = 50)
    void shouldEndBothHandsWhenAThiefGoesOnWithACopy(@ForAll @IntRange(max = 6) int before) {
        String held = given.get(0);
        for (int refresh = 0; refresh < before; refresh++) {
            held = present(held).orElseThrow();
        }
        String stolen = held;
        String owners = present(present(held).orElseThrow()).orElseThrow();

        assertEquals(Optional.empty(), present(stolen));
        assertEquals(Optional.empty(), present(owners));
    }

    private Optional<String> present(String token) {
        try {
            String next = server.refresh(token).refreshToken().text();
            used.add(rowOf(token));
            given.add(next);
            return Optional.of(next);
        } catch (OAuthRefusal refused) {
            return Optional.empty();
        }
    }

    private RefreshToken rowOf(String token) {
        return server.refreshTokens.get(Sha256.of(token));
    }

    private boolean isAncestor(RefreshToken ancestor, RefreshToken token) {
        return token.digest().equals(ancestor.digest())
                || token.parent()
                        .map(parent -> isAncestor(ancestor, server.refreshTokens.get(parent)))
                        .orElse(false);
    }
}
