package io.stoa.simulator.device;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The system's tokens of one account with one app. */
final class OAuthSession {

    private final TokenEndpoint endpoint;
    private final String clientId;
    private final Clock clock;
    private final TokenHabits habits;
    private Optional<String> accessToken = Optional.empty();
    private Optional<String> refreshToken = Optional.empty();
    private Instant expiresAt = Instant.MIN;

    OAuthSession(TokenEndpoint endpoint, String clientId, Clock clock, TokenHabits habits) {
        this.endpoint = endpoint;
        this.clientId = clientId;
        this.clock = clock;
        this.habits = habits;
    }

    String clientId() {
        return clientId;
    }

    void exchange(String subjectToken, StepNotes notes) {
        TokenEndpoint.Tokens tokens = endpoint.exchange(subjectToken, clientId, notes);
        if (habits.losesFirstTokenAnswer()) {
            notes.proved("the first answer was lost, asked again");
            tokens = endpoint.exchange(subjectToken, clientId, notes);
        }
        begin(tokens, notes);
    }

    void redeem(String code, String verifier, StepNotes notes) {
        begin(endpoint.redeem(code, verifier, clientId, notes), notes);
    }

    private void begin(TokenEndpoint.Tokens tokens, StepNotes notes) {
        refreshToken = tokens.refreshToken();
        keepAccessToken(tokens);
        if (refreshToken.isEmpty()) {
            notes.warn("No refresh_token: when the access token expires, the person has to sign in again.");
        }
        notes.proved("access token for " + tokens.expiresIn().toSeconds() + " s");
    }

    /** True when the access token is missing or expired and another can be fetched. */
    boolean needsRefresh() {
        return !hasValidAccessToken() && refreshToken.isPresent();
    }

    void refresh(StepNotes notes) {
        TokenEndpoint.Tokens tokens = endpoint.refresh(refreshToken.orElseThrow(), clientId, notes);
        if (habits.rotatedRefreshToken() == RotatedRefreshToken.KEEP) {
            refreshToken = tokens.refreshToken().or(() -> refreshToken);
        }
        keepAccessToken(tokens);
        notes.proved("access token refreshed" + (tokens.refreshToken().isPresent() ? ", refresh token rotated" : ""));
    }

    /** The token to send; an expired one is sent too, as the server has to refuse it. */
    Optional<String> accessToken() {
        return accessToken;
    }

    void loseAccessToken() {
        accessToken = Optional.empty();
    }

    private boolean hasValidAccessToken() {
        return accessToken.isPresent() && clock.instant().isBefore(expiresAt);
    }

    private void keepAccessToken(TokenEndpoint.Tokens tokens) {
        accessToken = Optional.of(tokens.accessToken());
        expiresAt = clock.instant().plus(tokens.expiresIn());
    }
}
