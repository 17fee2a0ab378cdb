package io.stoa.simulator.device;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A person tapped an install link on a page: the system does everything, with OAuth when the link has a token. */
final class LinkInstallation {

    private final WellKnown wellKnown;
    private final OAuthSessions sessions;
    private final Authorizations authorizations;
    private final PackageInspection inspection;
    private final Installer installer;
    private final StepLog log;

    LinkInstallation(
            WellKnown wellKnown,
            OAuthSessions sessions,
            Authorizations authorizations,
            PackageInspection inspection,
            Installer installer,
            StepLog log) {
        this.wellKnown = wellKnown;
        this.sessions = sessions;
        this.authorizations = authorizations;
        this.inspection = inspection;
        this.installer = installer;
        this.log = log;
    }

    InstalledApp follow(String text, URI pageOrigin) {
        InstallLink link = log.step("install link", notes -> parse(text, pageOrigin, notes));
        MarketplaceKit kit = wellKnown.marketplaceKit();
        String account = link.account().orElse("");
        Optional<OAuthSession> session = link.token().map(token -> signIn(token, account));
        PreparedInstall install = inspection.inspect(link.offer(), AppExpectation.nothing(), InstallKind.INSTALL, kit);
        session.ifPresent(signedIn -> authorizations.keep(account, install.appleItemId(), signedIn));
        return installer.install(List.of(install)).get(0);
    }

    private InstallLink parse(String text, URI pageOrigin, StepNotes notes) {
        InstallLink link = InstallLink.parse(text);
        link.requireOrigin(pageOrigin);
        wellKnown.requireOwnDomain(pageOrigin);
        notes.proved("page and package on " + pageOrigin.getHost());
        return link;
    }

    private OAuthSession signIn(String subjectToken, String account) {
        AuthorizationServer server = wellKnown.authorizationServer();
        OAuthSession session = sessions.open(server.tokenEndpoint(), account);
        return log.step("token exchange", notes -> {
            session.exchange(subjectToken, notes);
            return session;
        });
    }
}
