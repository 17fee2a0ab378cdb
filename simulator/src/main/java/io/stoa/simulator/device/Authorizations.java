package io.stoa.simulator.device;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who signs which request: the extension for apps of a marketplace, the system's own tokens for apps from a link. */
final class Authorizations {

    private final MarketplaceExtension extension;
    private final StepLog log;
    private final Map<AccountApp, OAuthSession> sessions = new HashMap<>();

    Authorizations(MarketplaceExtension extension, StepLog log) {
        this.extension = extension;
        this.log = log;
    }

    private record AccountApp(String account, String appleItemId) {}

    void keep(String account, String appleItemId, OAuthSession session) {
        sessions.put(new AccountApp(account, appleItemId), session);
    }

    Optional<OAuthSession> session(String account, String appleItemId) {
        return Optional.ofNullable(sessions.get(new AccountApp(account, appleItemId)));
    }

    RequestAuthorization authorization(InstallChannel channel, String account, String appleItemId) {
        return switch (channel) {
            case MARKETPLACE_APP -> RequestAuthorization.of(extension, account);
            case LINK -> RequestAuthorization.of((url, body, who) -> bearer(who, appleItemId), account);
        };
    }

    private Map<String, String> bearer(String account, String appleItemId) {
        Optional<OAuthSession> session = session(account, appleItemId);
        session.filter(OAuthSession::needsRefresh).ifPresent(this::refresh);
        return session.flatMap(OAuthSession::accessToken)
                .map(token -> Map.of("Authorization", "Bearer " + token))
                .orElse(Map.of());
    }

    private void refresh(OAuthSession session) {
        log.step("token refresh", notes -> {
            session.refresh(notes);
            return session;
        });
    }
}
