package io.stoa.simulator.device;

import java.security.SecureRandom;

/** A person taps Continue at "Verification Required": the system signs them in again, in a web view. */
final class Reauthentication {

    private final WellKnown wellKnown;
    private final OAuthSessions sessions;
    private final Authorizations authorizations;
    private final SecureRandom random;
    private final StepLog log;

    Reauthentication(
            WellKnown wellKnown,
            OAuthSessions sessions,
            Authorizations authorizations,
            SecureRandom random,
            StepLog log) {
        this.wellKnown = wellKnown;
        this.sessions = sessions;
        this.authorizations = authorizations;
        this.random = random;
        this.log = log;
    }

    void signIn(String account, String appleItemId, WebView view) {
        AuthorizationServer server = wellKnown.authorizationServer();
        OAuthSession session = sessions.open(server.tokenEndpoint(), account);
        AuthorizationQuestion question = AuthorizationQuestion.about(account, session.clientId(), random);
        String code = log.step("sign-in in a web view", notes -> {
            String given = question.codeIn(view.browse(question.at(server.authorizationEndpoint())));
            notes.proved("a code for " + account);
            return given;
        });
        log.step("code for tokens", notes -> {
            session.redeem(code, question.verifier(), notes);
            return session;
        });
        authorizations.keep(account, appleItemId, session);
    }
}
