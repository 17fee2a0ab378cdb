package io.stoa.account.view;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.LetterKind;
import io.stoa.account.MailAddress;
import io.stoa.account.PasswordFlaw;
import io.stoa.account.WayIn;
import io.stoa.account.WaysIn;
import io.stoa.account.service.Accounts;
import io.stoa.account.service.Letters;
import io.stoa.account.service.OwnAccount;
import io.stoa.account.service.PasswordLinks;
import io.stoa.account.service.PasswordSettings;
import io.stoa.account.service.PersonSignIn;
import io.stoa.account.service.SignUpSettings;
import io.stoa.identity.Login;
import io.stoa.identity.auth.Caller;
import io.stoa.identity.auth.Zone;
import io.stoa.identity.auth.ZoneSession;
import io.stoa.identity.auth.ZoneSession.SignedIn;
import io.stoa.proxy.auth.ClientAddress;
import io.stoa.proxy.auth.DirectConnection;
import io.stoa.settings.InstallationSettings;
import io.stoa.surface.view.Page;
import io.stoa.surface.view.Website;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pages of accounts with one person, whose password is {@link #PASSWORD}, and a door that opens to that. */
final class AccountSite {

    static final String LOGIN = "mara@kite.example";
    static final String SECRET = "pw_secret";
    static final String PASSWORD = "zw\u00f6lf Boxk\u00e4mpfer";

    private final Account mara = new Account(new Login(LOGIN), Optional.of("hash"), Instant.EPOCH);

    boolean isCrowded;
    final Own own = new Own();
    final Ordered letters = new Ordered();
    final SignUp signUp = new SignUp();
    Instant now = Instant.EPOCH.plusSeconds(60);
    final Passwords passwords = new Passwords();
    final List<WayIn> elsewhere = new ArrayList<>();

    final Website website = new Website()
            .with(AccountPages.class)
            .handIn(InstallationSettings.class, new Settings())
            .handIn(SecurityContext.class, door())
            .handIn(ClientAddress.class, new DirectConnection())
            .handIn(Accounts.class, new OnlyMara())
            .handIn(OwnAccount.class, own)
            .handIn(PersonSignIn.class, new OnePassword())
            .handIn(Clock.class, new SiteClock())
            .behind(new SessionFilter())
            .serve(SignInServlet.class)
            .serve(SignOutServlet.class)
            .handIn(SignUpSettings.class, signUp)
            .handIn(PasswordSettings.class, passwords)
            .handIn(WaysIn.class, () -> elsewhere)
            .handIn(Letters.class, letters)
            .handIn(PasswordLinks.class, new OneLink())
            .serve(PasswordServlet.class)
            .serve(LinkByMailServlet.class)
            .serve(NewPasswordServlet.class)
            .serve(AccountServlet.class);

    /** A browser with cookies that signed in. @return its cookie */
    String signIn() throws Exception {
        Page form = website.get("/account/sign-in");
        Page signedIn = post("/account/sign-in", form, cookie(form), "login", LOGIN, "password", PASSWORD);
        return cookie(signedIn);
    }

    /** Sends the form of a page, with more fields, a name before each value. */
    Page post(String path, Page form, String cookie, String... fields) throws Exception {
        StringBuilder body = new StringBuilder("form=" + word(form));
        for (int at = 0; at < fields.length; at += 2) {
            body.append('&').append(fields[at]).append('=').append(encoded(fields[at + 1]));
        }
        return website.post(
                path, body.toString(), "Cookie: " + cookie, "Content-Type: application/x-www-form-urlencoded");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String word(Page page) {
        return page.between("name=\"form\" value=\"", "\"");
    }

    static String cookie(Page page) {
        return page.header("Set-Cookie").orElse("").split(";")[0];
    }

    private SecurityContext door() {
        return (SecurityContext) Proxy.newProxyInstance(
                AccountSite.class.getClassLoader(), new Class<?>[] {SecurityContext.class}, (proxy, method, given) -> {
                    UsernamePasswordCredential sent =
                            (UsernamePasswordCredential) ((AuthenticationParameters) given[2]).getCredential();
                    boolean isRight =
                            sent.getCaller().equals(LOGIN) && sent.getPassword().compareTo(PASSWORD);
                    if (isRight) {
                        Caller caller = new Caller(mara.id().value(), Set.of("person"));
                        ZoneSession.enter(
                                (HttpServletRequest) given[0], Zone.ACCOUNT, new SignedIn(caller, Instant.EPOCH));
                    }
                    if (isCrowded) {
                        ((HttpServletResponse) given[1]).sendError(503);
                        return AuthenticationStatus.SEND_FAILURE;
                    }
                    ((HttpServletResponse) given[1]).setStatus(isRight ? 200 : 401);
                    return isRight ? AuthenticationStatus.SUCCESS : AuthenticationStatus.SEND_FAILURE;
                });
    }

    private static final class Settings extends InstallationSettings {

        @Override
        public String marketplaceName() {
            return "Kite & Market";
        }
    }

    private final class OnlyMara extends Accounts {

        @Override
        public Account get(AccountId id) {
            return mara;
        }
    }

    /** Remembers what a person did. */
    static final class Own extends OwnAccount {

        final List<String> done = new ArrayList<>();
        final List<DeviceSignIn> devices = new ArrayList<>();

        @Override
        public List<DeviceSignIn> devicesOf(AccountId person) {
            return devices;
        }

        @Override
        public void signOutEverywhere(AccountId person) {
            done.add("signed out everywhere");
        }

        @Override
        public Optional<PasswordFlaw> choosePassword(AccountId person, char[] chosen) {
            done.add("chose " + new String(chosen));
            return chosen.length < 15 ? Optional.of(PasswordFlaw.TOO_SHORT) : Optional.empty();
        }
    }

    /** Remembers the letters that were ordered. */
    static final class Ordered extends Letters {

        final List<String> orders = new ArrayList<>();
        boolean isClosed;

        @Override
        public boolean canBeSent() {
            return !isClosed;
        }

        @Override
        public void order(LetterKind kind, MailAddress address, String language, String remote) {
            orders.add(kind + " " + address + " " + language);
        }
    }

    /** Whether people make accounts themselves. */
    static final class SignUp extends SignUpSettings {

        boolean isOpen = true;

        @Override
        public boolean isOpen() {
            return isOpen;
        }
    }

    /** Shows what {@link #now} says. */
    private final class SiteClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Whether passwords count. */
    static final class Passwords extends PasswordSettings {

        boolean areTaken = true;

        @Override
        public boolean areTaken() {
            return areTaken;
        }
    }

    private final class OneLink extends PasswordLinks {

        @Override
        public Optional<Login> loginOf(String secret) {
            return secret.equals(SECRET) ? Optional.of(mara.login()) : Optional.empty();
        }

        @Override
        public Optional<PasswordFlaw> choose(String secret, char[] chosen) {
            return own.choosePassword(mara.id(), chosen);
        }
    }

    private static final class OnePassword extends PersonSignIn {

        @Override
        public boolean confirms(AccountId person, char[] password, String address) {
            return PASSWORD.equals(new String(password));
        }
    }

    /** What the authentication mechanism does on a server. */
    private static final class SessionFilter implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            HttpServletRequest http = (HttpServletRequest) request;
            Principal person =
                    ZoneSession.in(http, Zone.ACCOUNT).map(SignedIn::caller).orElse(null);
            chain.doFilter(
                    new HttpServletRequestWrapper(http) {
                        @Override
                        public Principal getUserPrincipal() {
                            return person;
                        }
                    },
                    response);
        }
    }
}
