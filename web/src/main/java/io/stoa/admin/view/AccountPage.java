package io.stoa.admin.view;

import io.stoa.account.AccountId;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.LinkedWayIn;
import io.stoa.account.MailAddress;
import io.stoa.account.service.AccountRegister;
import io.stoa.apple.AppleItemId;
import io.stoa.audit.AuditEvent;
import io.stoa.identity.Role;
import io.stoa.licensing.service.LicenseRegister;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.storefront.DisplayText;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.List;
import java.util.Optional;

/** The page of one account: how it stands, where it is signed in, and what was done to it. */
@Named("account")
@RequestScoped
public class AccountPage {

    @Inject
    AccountRegister register;

    @Inject
    LicenseRegister licenses;

    @Inject
    SecurityContext security;

    private String id = "";
    private AccountRegister.File file;
    private Optional<String> linkToken = Optional.empty();

    /** A sign-in on a device, or of a registered client. @param client what it calls itself */
    public record DeviceRow(String id, Optional<String> app, Optional<String> client, Moment used) {

        static DeviceRow of(DeviceSignIn signIn) {
            return new DeviceRow(
                    signIn.id(),
                    signIn.app().map(AppleItemId::toString),
                    signIn.clientId().map(DisplayText::line),
                    Moment.of(signIn.usedAt()));
        }
    }

    /** A way in that begins elsewhere. @param issuer who vouches for the person */
    public record WayInRow(String id, String issuer, Optional<String> address, Moment used) {

        static WayInRow of(LinkedWayIn wayIn) {
            return new WayInRow(
                    wayIn.id(),
                    DisplayText.line(wayIn.issuer()),
                    wayIn.address().map(MailAddress::value),
                    Moment.of(wayIn.usedAt()));
        }
    }

    /** Something that was done to the account. */
    public record EventRow(Moment at, String words, String actor, String detail) {

        static EventRow of(AuditEvent event) {
            boolean isTheirOwn = event.actor().equals(event.subject());
            return new EventRow(
                    Moment.of(event.at()),
                    ConsoleTexts.words("audit." + event.action(), event.action()),
                    isTheirOwn ? ConsoleTexts.sentence("account.event.person") : DisplayText.line(event.actor()),
                    Optional.ofNullable(event.detail()).map(DisplayText::line).orElse(""));
        }
    }

    // before any phase: Faces asks what the page shows when it looks which button was pressed
    @PostConstruct
    void read() {
        id = Asked.word("id");
    }

    /** Answers 404 where there is no such account. */
    public void require() {
        kept();
        linkToken = ShownOnce.take(security.getCallerPrincipal().getName(), id);
    }

    private AccountRegister.File kept() {
        if (file == null) {
            file = register.get(AccountId.parse(id)
                    .orElseThrow(() ->
                            new MarketplaceException(FailureCode.NOT_FOUND, "There is no account with this id.")));
        }
        return file;
    }

    public AccountRow getRow() {
        return AccountRow.of(kept().account());
    }

    /** When the person last signed in on a page. */
    public Optional<Moment> getLastSignIn() {
        return kept().lastSignIn().map(Moment::of);
    }

    public List<DeviceRow> getDevices() {
        return kept().devices().stream().map(DeviceRow::of).toList();
    }

    public List<WayInRow> getWaysIn() {
        return kept().waysIn().stream().map(WayInRow::of).toList();
    }

    public List<EventRow> getEvents() {
        return kept().events().stream().map(EventRow::of).toList();
    }

    /** How many licences there ever were. */
    public long getLicenses() {
        return licenses.countOf(kept().account().id());
    }

    /** The link token that was made a moment ago. */
    public Optional<String> getLinkToken() {
        return linkToken;
    }

    /** Whether the caller may change it. */
    public boolean isChangeable() {
        return security.isCallerInRole(Role.Names.OPERATOR);
    }

    public boolean isSuspended() {
        return kept().account().suspended().isPresent();
    }

    /** Whether the caller may delete it. */
    public boolean isDeletable() {
        return security.isCallerInRole(Role.Names.OWNER);
    }
}
