package io.stoa.admin.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementEventKind;
import io.stoa.entitlement.EntitlementGroup;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.EntitlementId;
import io.stoa.entitlement.EntitlementQuery;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.GrantTerms;
import io.stoa.entitlement.service.EntitlementGroups;
import io.stoa.entitlement.service.EntitlementRegister;
import io.stoa.entitlement.service.Entitlements;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.surface.view.Page;
import io.stoa.surface.view.Website;
import jakarta.security.enterprise.SecurityContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's pages of entitlements and groups: viewers look, operators grant and revoke. */
class EntitlementPagesTest {

    private static final String LIST = "/admin/entitlements.xhtml";
    private static final String GROUPS = "/admin/entitlement-groups.xhtml";
    private static final String ANN = "019a9c2e-0000-7000-8000-00000000000a";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final Entitlement SOLD = new Entitlement(
            new AccountId(ANN),
            EntitlementTarget.of(new AppleItemId(6700012345L)),
            new GrantTerms(Optional.of(NOON), "<b>order-1", ""),
            "shop",
            NOON.minusSeconds(60));
    private static final EntitlementGroup GROUP = new EntitlementGroup("Everything <i>", NOON);
    private static final String ONE = "/admin/entitlement.xhtml?id=" + SOLD.id();

    private static final List<String> DONE = new ArrayList<>();
    private static final Door DOOR = new Door();
    private static Website website;

    @BeforeAll
    static void open() throws Exception {
        website = new Website()
                .with(
                        EntitlementsPage.class,
                        EntitlementPage.class,
                        EntitlementDecision.class,
                        EntitlementGroupsPage.class,
                        ConsoleOperator.class,
                        SignOut.class)
                .handIn(EntitlementRegister.class, new Register())
                .handIn(EntitlementGroups.class, new Groups())
                .handIn(Entitlements.class, new Till())
                .handIn(SecurityContext.class, DOOR)
                .open();
    }

    @BeforeEach
    void startAfresh() {
        DONE.clear();
        DOOR.closes();
    }

    @AfterAll
    static void close() throws Exception {
        website.close();
    }

    @Test
    void shouldListWhatWasGrantedAndWhatHappened() throws Exception {
        assertTrue(website.get(LIST)
                .shows(
                        "class=\"tag EXPIRED\" href=\"" + ONE + "\"",
                        LIST + "?account=" + ANN,
                        "&lt;b&gt;order-1",
                        "class=\"tag GRANTED\">Granted<"));
    }

    @Test
    void shouldFindByTheWordsOfTheAddress() throws Exception {
        Page page = website.get(LIST + "?account=" + ANN + "&app=6700012345");

        assertTrue(page.shows("value=\"" + ANN + "\"", "value=\"6700012345\""));
        assertEquals("found " + EntitlementQuery.of(ANN, "6700012345", "", ""), DONE.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account=x", "app=x", "group=x", "cursor=x", "reference=%00"})
    void shouldSayWhatItCannotRead(String query) throws Exception {
        Page page = website.get(LIST + "?" + query);

        assertEquals(200, page.status());
        assertTrue(page.shows("role=\"alert\""), page::body);
    }

    @Test
    void shouldGrantUntilTheEndOfTheLastDay() throws Exception {
        DOOR.opens();
        Page answer = grant(ANN, "6700012345", "2026-12-31");

        assertEquals(302, answer.status(), answer::body);
        assertTrue(answer.header("Location").orElseThrow().contains("account=" + ANN));
        assertEquals(
                List.of("owner grants app 6700012345 GrantTerms[expiresAt=Optional[2027-01-01T00:00:00Z],"
                        + " change=ANY, reference=order-1, reason=]"),
                granted());
        assertTrue(website.get(LIST + "?done=granted").shows("role=\"status\">It is granted."));
    }

    @Test
    void shouldGrantAGroupWithoutAnEnd() throws Exception {
        DOOR.opens();
        grant(ANN, GROUP.id().value(), "");

        assertEquals(1, granted().size());
        assertTrue(granted()
                .get(0)
                .startsWith("owner grants group " + GROUP.id() + " GrantTerms[expiresAt=Optional.empty"));
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, 6700012345, '', There is no account with this id.",
        "019a9c2e-0000-7000-8000-00000000000a, kite, '', Name an app by its Apple ID",
        "019a9c2e-0000-7000-8000-00000000000a, 6700012345, tomorrow, The last day is a date",
        "019a9c2e-0000-7000-8000-00000000000a, 6700012345, 1999-01-01, lies between"
    })
    void shouldSayWhyNothingWasGranted(String account, String target, String day, String sentence) throws Exception {
        DOOR.opens();
        Page answer = grant(account, target, day);

        assertEquals(200, answer.status());
        assertTrue(answer.shows(sentence), answer::body);
        assertEquals(List.of(), granted());
    }

    @Test
    void shouldAskBeforeItRevokesAndTakeAReason() throws Exception {
        DOOR.opens();
        Page page = website.get(ONE);
        assertTrue(page.shows("<summary>Revoke this entitlement?</summary>", "At once the app is not offered"));

        Page answer = press(
                page,
                "/admin/entitlement.xhtml",
                "revoke=revoke&id=" + SOLD.id() + "&revoke%3Areason=refunded&revoke%3Asubmit=x");

        assertEquals(302, answer.status(), answer::body);
        assertEquals(List.of("owner revokes " + SOLD.id() + " refunded"), granted());
    }

    @Test
    void shouldAnswerNotFoundForAnEntitlementThatIsNotThere() throws Exception {
        for (String id : new String[] {"", "?id=", "?id=x", "?id=019a9c2e-0000-7000-8000-0000000000ff"}) {
            assertEquals(404, website.get("/admin/entitlement.xhtml" + id).status(), id);
        }
    }

    @Test
    void shouldMakeAGroupAndLetAnAppJoinAndLeave() throws Exception {
        DOOR.opens();
        assertTrue(website.get(GROUPS).shows("Everything &lt;i&gt;", GROUPS + "?group=" + GROUP.id()));
        String chosen = GROUPS + "?group=" + GROUP.id();
        assertTrue(website.get(chosen).shows("6700012345", LIST + "?group=" + GROUP.id()));

        press(website.get(GROUPS), GROUPS, "create=create&create%3Aname=Testers&create%3Asubmit=x");
        String change = "change=change&group=" + GROUP.id() + "&change%3Aapp=";
        press(website.get(chosen), GROUPS, change + "6700012346&change%3Aadd=x");
        press(website.get(chosen), GROUPS, change + "6700012346&change%3Aremove=x");
        Page refused = press(website.get(chosen), GROUPS, change + "kite&change%3Aadd=x");

        assertTrue(refused.shows("An Apple ID is a decimal number."), refused::body);
        assertEquals(List.of("owner creates Testers", "owner adds 6700012346", "owner removes 6700012346"), granted());
    }

    @Test
    void shouldOfferAndAllowAViewerNothingButLooking() throws Exception {
        DOOR.opens();
        Page list = website.get(LIST);
        Page one = website.get(ONE);
        Page groups = website.get(GROUPS + "?group=" + GROUP.id());
        DOOR.closes();
        assertFalse(website.get(LIST).shows("grant:submit"));
        assertFalse(website.get(ONE).shows("revoke:submit"));
        assertFalse(website.get(GROUPS + "?group=" + GROUP.id()).shows("change:add"));

        press(list, LIST, "grant=grant&grant%3Aaccount=" + ANN + "&grant%3Atarget=6700012345&grant%3Asubmit=x");
        press(one, "/admin/entitlement.xhtml", "revoke=revoke&id=" + SOLD.id() + "&revoke%3Asubmit=x");
        press(groups, GROUPS, "create=create&create%3Aname=Testers&create%3Asubmit=x");

        assertEquals(List.of(), granted());
    }

    @Test
    void shouldHaveNothingInlineOnAnyPage() throws Exception {
        DOOR.opens();
        for (String path : new String[] {LIST, ONE, GROUPS, GROUPS + "?group=" + GROUP.id()}) {
            assertFalse(
                    website.get(path).body().matches("(?s).*(<script|<style|\\sstyle=|\\son[a-z]+=|javascript:).*"),
                    path);
        }
    }

    private static List<String> granted() {
        return DONE.stream().filter(each -> each.startsWith("owner")).toList();
    }

    private static Page grant(String account, String target, String lastDay) throws Exception {
        return press(
                website.get(LIST),
                LIST,
                "grant=grant&grant%3Aaccount=" + account + "&grant%3Atarget=" + target + "&grant%3AlastDay=" + lastDay
                        + "&grant%3Areference=order-1&grant%3Areason=&grant%3Asubmit=x");
    }

    private static Page press(Page page, String path, String form) throws Exception {
        String state =
                page.between("name=\"jakarta.faces.ViewState\"", ">").replaceAll("(?s).*value=\"([^\"]*)\".*", "$1");
        return website.post(
                path,
                form + "&jakarta.faces.ViewState=" + URLEncoder.encode(state, StandardCharsets.UTF_8),
                "Content-Type: application/x-www-form-urlencoded",
                "Cookie: " + page.header("Set-Cookie").orElseThrow().split(";")[0]);
    }

    private static final class Register extends EntitlementRegister {

        @Override
        public List<RegisteredEntitlement> page(EntitlementQuery query, Optional<String> cursor, int limit) {
            if (cursor.isPresent()) {
                throw new MarketplaceException(FailureCode.MALFORMED_REQUEST, "That is no cursor.");
            }
            DONE.add("found " + query);
            return List.of(new RegisteredEntitlement(SOLD, SOLD.standingAt(NOON)));
        }

        @Override
        public List<EntitlementEvent> history(EntitlementQuery query, Optional<String> cursor, int limit) {
            return List.of(EntitlementEvent.of(EntitlementEventKind.GRANTED, SOLD, "shop", NOON, ""));
        }

        @Override
        public RegisteredEntitlement get(EntitlementId id) {
            if (!id.equals(SOLD.id())) {
                throw new MarketplaceException(FailureCode.NOT_FOUND, "There is no entitlement with this id.");
            }
            return new RegisteredEntitlement(SOLD, SOLD.standingAt(NOON));
        }
    }

    private static final class Till extends Entitlements {

        @Override
        public Entitlement grant(AccountId account, EntitlementTarget target, GrantTerms terms, String actor) {
            DONE.add(actor + " grants " + target + " " + terms);
            return SOLD;
        }

        @Override
        public void revoke(EntitlementId id, String reason, String actor) {
            DONE.add(actor + " revokes " + id + " " + reason);
        }
    }

    private static final class Groups extends EntitlementGroups {

        @Override
        public EntitlementGroup create(String name, String actor) {
            DONE.add(actor + " creates " + name);
            return GROUP;
        }

        @Override
        public void addApp(EntitlementGroupId id, AppleItemId app, String actor) {
            DONE.add(actor + " adds " + app);
        }

        @Override
        public void removeApp(EntitlementGroupId id, AppleItemId app, String actor) {
            DONE.add(actor + " removes " + app);
        }

        @Override
        public Optional<GroupDetail> find(EntitlementGroupId id) {
            return Optional.of(new GroupDetail(GROUP, List.of(new AppleItemId(6700012345L))));
        }

        @Override
        public Map<EntitlementGroupId, String> names(Collection<EntitlementGroupId> ids) {
            return Map.of(GROUP.id(), GROUP.name());
        }

        @Override
        public List<EntitlementGroup> page(Optional<EntitlementGroupId> after, int limit) {
            return List.of(GROUP);
        }
    }
}
