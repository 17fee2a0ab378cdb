package io.stoa.admin.view;

import io.stoa.account.AccountId;
import io.stoa.account.Reason;
import io.stoa.account.service.AccountCare;
import io.stoa.apple.AppleItemId;
import io.stoa.identity.Role;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.Optional;

/** The forms that change an account: for operators, and to delete it for owners alone. */
@Named
@RequestScoped
public class AccountDecision {

    private static final String PAGE = "/admin/account.xhtml?faces-redirect=true&id=";
    private static final String LIST = "/admin/accounts.xhtml?faces-redirect=true&done=deleted";
    private static final String STAY = "";

    @Inject
    AccountCare care;

    @Inject
    SecurityContext security;

    private String reason;
    private String app;
    private String language = "en";

    /** Suspends it. @return the account's page, read anew, or none where the reason cannot be read */
    public String suspend() {
        String actor = operator();
        return because("suspend:reason", "suspended", why -> care.suspend(id(), why, actor));
    }

    /** Reinstates it. @return the account's page, read anew, or none where the reason cannot be read */
    public String reinstate() {
        String actor = operator();
        return because("reinstate:reason", "reinstated", why -> care.reinstate(id(), why, actor));
    }

    private String because(String field, String done, Consequence consequence) {
        Optional<Reason> why = Reason.parse(reason);
        if (why.isEmpty()) {
            ConsoleTexts.refuse(field, ConsoleTexts.sentence("account.reason.missing"));
            return STAY;
        }
        consequence.of(why.get());
        return done(done);
    }

    private interface Consequence {
        void of(Reason why);
    }

    /** Ends every sign-in. @return the account's page, read anew */
    public String signOutEverywhere() {
        care.signOutEverywhere(id(), operator());
        return done("signed-out");
    }

    /** Ends the sign-in that stands in the row's form. @return the account's page, read anew */
    public String endSignIn() {
        String actor = operator();
        return unlessRefused("ended", () -> care.endSignIn(id(), Asked.word("signIn"), actor));
    }

    /** Removes the way in that stands in the row's form. @return the account's page, read anew */
    public String removeWayIn() {
        String actor = operator();
        return unlessRefused("way-removed", () -> care.removeWayIn(id(), Asked.word("wayIn"), actor));
    }

    /** Has the letter sent. @return the account's page, read anew, or none where it cannot be */
    public String sendResetLetter() {
        String actor = operator();
        return unlessRefused("letter", () -> care.sendResetLetter(id(), language, actor));
    }

    /** Makes a link token. @return the account's page, which shows it once, or none where that is no app */
    public String linkToken() {
        String actor = operator();
        Optional<AppleItemId> known = AppleItemId.parse(app == null ? "" : app.strip());
        if (known.isEmpty()) {
            ConsoleTexts.refuse("link:app", ConsoleTexts.sentence("account.link.app.missing"));
            return STAY;
        }
        return unlessRefused(
                "link",
                () -> ShownOnce.keep(
                        actor,
                        id().value(),
                        care.linkToken(id(), known.get(), actor).text()));
    }

    /** Deletes it, by an owner alone. @return the list of accounts */
    public String delete() {
        care.delete(id(), Actor.inRole(Role.Names.OWNER, security, "Only owners delete accounts."));
        return LIST;
    }

    private String unlessRefused(String done, Runnable act) {
        try {
            act.run();
        } catch (MarketplaceException refused) {
            ConsoleTexts.refuse(null, refused.sentence());
            return STAY;
        }
        return done(done);
    }

    private static String done(String what) {
        return PAGE + id() + "&done=" + what;
    }

    private String operator() {
        return Actor.inRole(Role.Names.OPERATOR, security, "Only operators and owners change accounts.");
    }

    private static AccountId id() {
        return AccountId.parse(Asked.word("id"))
                .orElseThrow(
                        () -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no account with this id."));
    }

    public boolean isSendingLetters() {
        return care.sendsLetters();
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getApp() {
        return app;
    }

    public void setApp(String app) {
        this.app = app;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }
}
