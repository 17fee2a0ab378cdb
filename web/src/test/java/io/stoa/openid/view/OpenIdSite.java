package io.stoa.openid.view;

import io.stoa.account.AccountId;
import io.stoa.account.MailAddress;
import io.stoa.account.WayIn;
import io.stoa.account.WaysIn;
import io.stoa.account.service.PasswordSettings;
import io.stoa.account.service.SignUpSettings;
import io.stoa.account.view.AccountPages;
import io.stoa.account.view.SignInServlet;
import io.stoa.identity.auth.Caller;
import io.stoa.identity.auth.Zone;
import io.stoa.identity.auth.ZoneSession;
import io.stoa.identity.auth.ZoneSession.SignedIn;
import io.stoa.openid.ExternalIdentity;
import io.stoa.openid.ForeignSubject;
import io.stoa.openid.IdentityProviders;
import io.stoa.openid.PendingSignIn;
import io.stoa.openid.ProvenIdentity;
import io.stoa.openid.ProviderName;
import io.stoa.openid.service.AnswerThrottle;
import io.stoa.openid.service.ExternalIdentities;
import io.stoa.openid.service.ExternalSignIn;
import io.stoa.openid.service.OpenIdSettings;
import io.stoa.openid.service.Provider;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.proxy.auth.ClientAddress;
import io.stoa.proxy.auth.DirectConnection;
import io.stoa.settings.InstallationSettings;
import io.stoa.surface.view.Page;
import io.stoa.surface.view.Website;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pages on the way to a provider and back, with a provider that says what a test wants. */
final class OpenIdSite extends Clock {

    static final AccountId MARA = new AccountId("0190f2b4-0000-7000-8000-000000000001");
    static final AccountId PAUL = new AccountId("0190f2b4-0000-7000-8000-000000000002");
    static final String SIGN_IN = "/account/sign-in";
    static final String START = "/account/openid/start";
    static final String CALLBACK = "/account/openid/callback/kite";
    static final String IDENTITIES = "/account/identities";

    final List<PendingSignIn> sent = new ArrayList<>();
    final List<String> done = new ArrayList<>();
    Optional<FailureCode> trouble = Optional.empty();
    Optional<FailureCode> stranger = Optional.empty();
    Optional<Instant> authTime = Optional.empty();
    AnswerThrottle throttle = new AnswerThrottle();
    Instant now = Instant.parse("2026-01-09T12:00:00Z");

    final Website website = new Website()
            .with(AccountPages.class, Troubles.class)
            .handIn(InstallationSettings.class, new Market())
            .handIn(SecurityContext.class, nobody())
            .handIn(OpenIdSettings.class, new TwoProviders())
            .handIn(WaysIn.class, () -> List.of(new WayIn("kite", "Kite <ID>")))
            .handIn(PasswordSettings.class, new On())
            .handIn(SignUpSettings.class, new Closed())
            .handIn(IdentityProviders.class, new Scripted())
            .handIn(ExternalSignIn.class, new Known())
            .handIn(ExternalIdentities.class, new Links())
            .handIn(ClientAddress.class, new DirectConnection())
            .handIn(AnswerThrottle.class, new Gate())
            .handIn(Clock.class, this)
            .behind(this::recognise)
            .serve(SignInServlet.class)
            .serve(StartServlet.class)
            .serve(CallbackServlet.class)
            .serve(IdentitiesServlet.class);

    /** Begins a sign-in with more fields, a name before each value. @return the page that leads on */
    Page start(Page form, String cookie, String... fields) throws Exception {
        StringBuilder body = new StringBuilder("form=" + word(form) + "&provider=kite");
        for (int at = 0; at < fields.length; at += 2) {
            body.append('&').append(fields[at]).append('=').append(encoded(fields[at + 1]));
        }
        return post(START, body.toString(), cookie);
    }

    Page post(String path, String body, String cookie) throws Exception {
        return website.post(path, body, "Cookie: " + cookie, "Content-Type: application/x-www-form-urlencoded");
    }

    Page get(String path, String cookie, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Cookie: " + cookie);
        return website.get(path, all.toArray(String[]::new));
    }

    /** What the provider's redirect makes the browser ask for. */
    String answer() {
        return CALLBACK + "?code=c&state=" + sent.get(sent.size() - 1).state();
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

    // headers sign in and out, as pages do on a server
    private void recognise(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (http.getHeader("Sign-In") != null) {
            AccountId person = "mara".equals(http.getHeader("Sign-In")) ? MARA : PAUL;
            ZoneSession.enter(http, Zone.ACCOUNT, new SignedIn(new Caller(person.value(), Set.of("person")), now));
        }
        if (http.getHeader("Administrator") != null) {
            ZoneSession.enter(http, Zone.ADMIN, new SignedIn(new Caller("owner", Set.of("owner")), now));
        }
        if (http.getHeader("Leave") != null) {
            ZoneSession.leave(http, Zone.ACCOUNT);
        }
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

    private static SecurityContext nobody() {
        return (SecurityContext) Proxy.newProxyInstance(
                OpenIdSite.class.getClassLoader(), new Class<?>[] {SecurityContext.class}, (proxy, method, given) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

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

    private static final class Market extends InstallationSettings {

        @Override
        public String marketplaceName() {
            return "Kite Market";
        }
    }

    /** A throttle that is new in each test. */
    private final class Gate extends AnswerThrottle {

        @Override
        public void admit(String address) {
            throttle.admit(address);
        }

        @Override
        public void failed(String address, MarketplaceException failure) {
            throttle.failed(address, failure);
        }
    }

    private static final class On extends PasswordSettings {

        @Override
        public boolean areTaken() {
            return true;
        }
    }

    private static final class Closed extends SignUpSettings {

        @Override
        public boolean isOpen() {
            return false;
        }
    }

    private static final class TwoProviders extends OpenIdSettings {

        @Override
        public List<Provider> providers() {
            return List.of(provider("kite", "Kite <ID>"), provider("other", "Other"));
        }

        private static Provider provider(String name, String label) {
            return new Provider(
                    new ProviderName(name),
                    label,
                    "https://" + name + ".example",
                    "stoa",
                    Optional.empty(),
                    List.of(),
                    true);
        }

        @Override
        public Provider provider(ProviderName name) {
            return providers().stream()
                    .filter(provider -> provider.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new MarketplaceException(FailureCode.NOT_FOUND, "nobody"));
        }

        @Override
        public Optional<Provider> issuedBy(String issuer) {
            return providers().stream()
                    .filter(provider -> provider.issuer().equals(issuer))
                    .findFirst();
        }

        @Override
        public List<WayIn> offered() {
            return List.of(new WayIn("kite", "Kite <ID>"));
        }
    }

    private final class Scripted implements IdentityProviders {

        @Override
        public URI address(PendingSignIn pending, Optional<String> loginHint, String language) {
            sent.add(pending);
            return URI.create("https://kite.example/authorize?a=1&lang=" + language);
        }

        @Override
        public ProvenIdentity prove(PendingSignIn pending, Map<String, List<String>> answer) {
            trouble.ifPresent(code -> {
                throw new MarketplaceException(code, "A sentence.");
            });
            return new ProvenIdentity(
                    pending.provider(),
                    new ForeignSubject("https://kite.example", "mara"),
                    MailAddress.parse("mara@kite.example"),
                    authTime);
        }
    }

    private final class Known extends ExternalSignIn {

        @Override
        public AccountId signIn(ProvenIdentity proven) {
            stranger.ifPresent(code -> {
                throw new MarketplaceException(code, "A sentence.");
            });
            return MARA;
        }
    }

    private final class Links extends ExternalIdentities {

        @Override
        public List<ExternalIdentity> of(AccountId person) {
            return List.of();
        }

        @Override
        public void link(AccountId person, ProvenIdentity.Kept proven, String language) {
            done.add("link " + proven.who().subject() + " to " + person);
        }

        @Override
        public void unlink(AccountId person, String id, String language) {
            trouble.ifPresent(code -> {
                throw new MarketplaceException(code, "A sentence.");
            });
            done.add("unlink " + id);
        }
    }
}
