package io.stoa.openid.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.LetterKind;
import io.stoa.account.LetterOrder;
import io.stoa.account.MailAddress;
import io.stoa.account.service.AccountFakes;
import io.stoa.account.service.LetterFakes;
import io.stoa.identity.Login;
import io.stoa.openid.ForeignSubject;
import io.stoa.openid.ProvenIdentity;
import io.stoa.openid.ProviderName;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose account whoever a provider knows gets. */
class ExternalSignInTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final ProviderName OPEN = new ProviderName("open");
    private static final ProviderName SHUT = new ProviderName("shut");

    private final AccountFakes fakes = new AccountFakes(CLOCK);
    private final LetterFakes letters = new LetterFakes(fakes, CLOCK);
    private final InMemoryIdentities links = new InMemoryIdentities();
    private final ExternalIdentities identities = new ExternalIdentities();
    private final ExternalSignIn signIn = new ExternalSignIn();

    @BeforeEach
    void build() {
        identities.identities = links;
        identities.accounts = fakes.repository();
        identities.search = fakes.search();
        identities.own = fakes.ownAccount(null);
        identities.letters = letters.letters();
        identities.passwords = AccountFakes.passwordsOn();
        identities.settings = settings();
        identities.audit = fakes.audit();
        identities.clock = CLOCK;
        signIn.identities = identities;
        signIn.settings = identities.settings;
    }

    private static OpenIdSettings settings() {
        OpenIdSettings settings = new OpenIdSettings();
        settings.passwords = AccountFakes.passwordsOn();
        Map<String, String> values = Map.of(
                "stoa.openid.providers", "open,shut",
                "stoa.openid.open.issuer", "https://open.example",
                "stoa.openid.open.client-id", "stoa",
                "stoa.openid.open.new-accounts", "open",
                "stoa.openid.shut.issuer", "https://shut.example",
                "stoa.openid.shut.client-id", "stoa");
        settings.read(key -> Optional.ofNullable(values.get(key)));
        return settings;
    }

    private static ProvenIdentity mara(ProviderName provider, String address) {
        return new ProvenIdentity(
                provider,
                new ForeignSubject("https://" + provider + ".example", "mara"),
                MailAddress.parse(address),
                Optional.empty());
    }

    private static FailureCode refusal(Runnable asked) {
        return assertThrows(MarketplaceException.class, asked::run).code();
    }

    private AccountId local(String login, Optional<String> hash) {
        Account account = new Account(new Login(login), hash, NOON);
        fakes.repository().add(account);
        return account.id();
    }

    @Test
    void shouldMakeAVerifiedAccountOnceAndKnowItByTheSubjectAlone() {
        AccountId first = signIn.signIn(mara(OPEN, "mara@kite.example"));
        AccountId again = signIn.signIn(mara(OPEN, "other@kite.example"));

        assertEquals(first, again);
        Account account = fakes.repository().find(first).orElseThrow();
        assertEquals("mara@kite.example", account.login().value());
        assertTrue(account.verifiedAt().isPresent());
        assertTrue(account.passwordHash().isEmpty());
        assertEquals(List.of(first + " account.sign-up", first + " account.sign-in"), fakes.audited);
    }

    @Test
    void shouldMakeNoAccountWithoutAVerifiedAddressOrWhereTheOperatorDoesNotLetIt() {
        assertEquals(FailureCode.OPENID_NO_ACCOUNT, refusal(() -> signIn.signIn(mara(OPEN, ""))));
        assertEquals(FailureCode.OPENID_NO_ACCOUNT, refusal(() -> signIn.signIn(mara(SHUT, "mara@kite.example"))));
        assertEquals(List.of(), fakes.audited);
    }

    @Test
    void shouldNeverTakeAnAccountForItsAddress() {
        AccountId local = local("mara@kite.example", Optional.of("hash"));

        assertEquals(FailureCode.OPENID_ACCOUNT_EXISTS, refusal(() -> signIn.signIn(mara(OPEN, "Mara@kite.example"))));
        assertEquals(FailureCode.OPENID_ACCOUNT_EXISTS, refusal(() -> signIn.signIn(mara(SHUT, "mara@kite.example"))));
        assertEquals(List.of(), links.of(local));
    }

    @Test
    void shouldKnowTheAddressOfAnAccountInWhateverCaseItWasMade() {
        local("Mara@Kite.example", Optional.of("hash"));

        assertEquals(FailureCode.OPENID_ACCOUNT_EXISTS, refusal(() -> signIn.signIn(mara(OPEN, "mara@kite.example"))));
    }

    @Test
    void shouldSignInByALinkAndTellTwoProvidersApart() {
        AccountId local = local("ann@kite.example", Optional.of("hash"));
        identities.link(local, mara(SHUT, "").kept(), "en");

        assertEquals(local, signIn.signIn(mara(SHUT, "mara@kite.example")));
        assertNotEquals(local, signIn.signIn(mara(OPEN, "mara@kite.example")));
    }

    @Test
    void shouldLinkOnePersonOfAProviderToOneAccount() {
        AccountId ann = local("ann@kite.example", Optional.of("hash"));
        AccountId mara = local("mara@kite.example", Optional.of("hash"));
        identities.link(ann, mara(OPEN, "").kept(), "en");
        identities.link(ann, mara(OPEN, "").kept(), "en");

        assertEquals(1, links.of(ann).size());
        assertEquals(
                FailureCode.OPENID_LINKED_ELSEWHERE,
                refusal(() -> identities.link(mara, mara(OPEN, "").kept(), "en")));
    }

    @Test
    void shouldLetNoSuspendedAccountIn() {
        AccountId person = signIn.signIn(mara(OPEN, "mara@kite.example"));
        fakes.repository().find(person).orElseThrow().suspend(NOON);

        assertEquals(
                FailureCode.OPENID_ACCOUNT_SUSPENDED, refusal(() -> signIn.signIn(mara(OPEN, "mara@kite.example"))));
    }

    @Test
    void shouldKeepTheLastWayIn() {
        AccountId person = signIn.signIn(mara(OPEN, "mara@kite.example"));
        String first = links.of(person).get(0).id();

        assertEquals(FailureCode.OPENID_LAST_WAY_IN, refusal(() -> identities.unlink(person, first, "en")));

        identities.link(person, mara(SHUT, "").kept(), "en");
        identities.unlink(person, first, "en");
        assertEquals(1, links.of(person).size());
        assertFalse(fakes.repository().find(person).orElseThrow().keepsSignInOf(NOON));
    }

    @Test
    void shouldHoldTheAccountLastBecauseADeviceHoldsItsSignInFirst() {
        AccountId person = local("ann@kite.example", Optional.of("hash"));
        identities.link(person, mara(SHUT, "").kept(), "en");
        fakes.deviceSignIns.add(new DeviceSignIn("one", Optional.empty(), Optional.of("phone"), NOON));
        fakes.whenHeld = () -> assertEquals(List.of(), fakes.deviceSignIns);

        identities.unlink(person, links.of(person).get(0).id(), "en");

        assertEquals(List.of(), links.of(person));
    }

    @Test
    void shouldNotCountAPasswordThatIsNotTakenNorAProviderThatIsGone() {
        AccountId person = local("ann@kite.example", Optional.of("hash"));
        identities.link(person, mara(OPEN, "").kept(), "en");
        identities.link(
                person, new ProvenIdentity.Kept(OPEN, new ForeignSubject("https://former.example", "ann"), ""), "en");
        String usable = links.of(person).get(0).id();

        identities.passwords = new PasswordsOff();
        assertEquals(FailureCode.OPENID_LAST_WAY_IN, refusal(() -> identities.unlink(person, usable, "en")));

        identities.passwords = AccountFakes.passwordsOn();
        identities.unlink(person, usable, "en");
        assertEquals(1, links.of(person).size());
    }

    @Test
    void shouldTellByLetterWhatChangedHoweverManyWent() {
        AccountId person = local("ann@kite.example", Optional.of("hash"));
        for (int i = 0; i < 3; i++) {
            letters.letters().orderReset(new MailAddress("ann@kite.example"), "de");
        }

        identities.link(person, mara(SHUT, "").kept(), "de");
        identities.link(person, mara(SHUT, "").kept(), "de");
        identities.unlink(person, links.of(person).get(0).id(), "de");

        assertEquals(
                List.of(
                        LetterKind.RESET,
                        LetterKind.RESET,
                        LetterKind.RESET,
                        LetterKind.WAY_IN_ADDED,
                        LetterKind.WAY_IN_REMOVED),
                letters.orders.values().stream().map(LetterOrder::kind).toList());
        assertTrue(letters.orders.values().stream()
                .allMatch(order ->
                        order.language().equals("de") && order.address().value().equals("ann@kite.example")));
    }

    @Test
    void shouldKeepNoLetterWhereNoneCanBeSent() {
        AccountId named = local("ann", Optional.of("hash"));
        AccountId mailed = local("mara@kite.example", Optional.of("hash"));
        identities.link(named, mara(SHUT, "").kept(), "en");
        letters.isClosed = true;
        identities.link(mailed, mara(OPEN, "").kept(), "en");

        assertEquals(0, letters.orders.size());
    }

    @Test
    void shouldUnlinkNothingOfSomebodyElse() {
        AccountId mara = signIn.signIn(mara(OPEN, "mara@kite.example"));
        AccountId ann = local("ann@kite.example", Optional.of("hash"));

        assertEquals(
                FailureCode.NOT_FOUND,
                refusal(() -> identities.unlink(ann, links.of(mara).get(0).id(), "en")));
    }

    @Test
    void shouldFindTheAccountThatAnotherRequestOfThePersonMadeMeanwhile() {
        AccountId made = local("meanwhile@kite.example", Optional.empty());
        signIn.identities = new ExternalIdentities() {
            private boolean isMade;

            @Override
            public Optional<AccountId> use(ProvenIdentity proven) {
                return isMade ? Optional.of(made) : Optional.empty();
            }

            @Override
            public boolean isLogin(MailAddress address) {
                return false;
            }

            @Override
            public AccountId open(ProvenIdentity proven, MailAddress address) {
                isMade = true;
                throw new MarketplaceException(FailureCode.ALREADY_EXISTS, "taken");
            }
        };

        assertEquals(made, signIn.signIn(mara(OPEN, "mara@kite.example")));
    }

    private static final class PasswordsOff extends io.stoa.account.service.PasswordSettings {

        @Override
        public boolean areTaken() {
            return false;
        }
    }
}
