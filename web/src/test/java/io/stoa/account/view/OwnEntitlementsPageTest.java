package io.stoa.account.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.EntitlementQuery;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.GrantTerms;
import io.stoa.entitlement.service.EntitlementGroups;
import io.stoa.entitlement.service.EntitlementRegister;
import io.stoa.entitlement.view.OwnEntitlementsServlet;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.surface.view.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person sees what they are entitled to, and until or since when. */
class OwnEntitlementsPageTest {

    private static final String PATH = "/account/entitlements";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final EntitlementTarget KITE = EntitlementTarget.of(new AppleItemId(6700012345L));

    private static final AccountSite SITE = new AccountSite();
    private static final Shelf SHELF = new Shelf();

    @BeforeAll
    static void open() throws Exception {
        SITE.website
                .handIn(EntitlementRegister.class, SHELF)
                .handIn(EntitlementGroups.class, new OneName())
                .serve(OwnEntitlementsServlet.class)
                .open();
    }

    @AfterAll
    static void close() throws Exception {
        SITE.website.close();
    }

    @BeforeEach
    void startAfresh() {
        SHELF.held.clear();
    }

    @Test
    void shouldSayHowEachStands() throws Exception {
        grant(KITE, Optional.empty());
        grant(KITE, Optional.of(NOON.minusSeconds(86_400)));
        grant(KITE, Optional.of(NOON.plusSeconds(86_400)));
        grant(EntitlementTarget.of(new EntitlementGroupId("019a9c2e-0000-7000-8000-000000000000")), Optional.empty())
                .revoke("", "shop", NOON);

        Page page = own("");

        assertTrue(
                page.shows(
                        "good without an end",
                        "expired on",
                        "2026-02-28",
                        "good until",
                        "2026-03-02",
                        "&lt;b&gt;Everything",
                        "revoked on",
                        "2026-03-01",
                        "/apps/6700012345"),
                page::body);
        assertFalse(page.shows("<b>"));
    }

    @Test
    void shouldShowTheLastDayThatCounts() throws Exception {
        grant(KITE, Optional.of(Instant.parse("2026-04-01T00:00:00Z")));

        Page page = own("");

        assertTrue(page.shows("good until", "2026-03-31"), page::body);
        assertFalse(page.shows("2026-04-01"));
    }

    @Test
    void shouldSayThatNothingWasGranted() throws Exception {
        assertTrue(own("").shows("Nothing was granted to this account."));
    }

    @Test
    void shouldGoOnBehindAFullPageAndRefuseWhatIsNoCursor() throws Exception {
        for (int grants = 0; grants < 100; grants++) {
            grant(KITE, Optional.empty());
        }

        assertTrue(own("").shows(PATH + "?cursor=" + SHELF.held.get(99).id()));
        assertEquals(404, own("?cursor=%27").status());
    }

    private static Page own(String query) throws Exception {
        return SITE.website.get(PATH + query, "Cookie: " + SITE.signIn());
    }

    private static Entitlement grant(EntitlementTarget target, Optional<Instant> end) {
        Entitlement granted = new Entitlement(
                new AccountId("mara"), target, new GrantTerms(end, "", ""), "shop", NOON.minusSeconds(1));
        SHELF.held.add(granted);
        return granted;
    }

    private static final class Shelf extends EntitlementRegister {

        private final List<Entitlement> held = new ArrayList<>();

        @Override
        public List<RegisteredEntitlement> page(EntitlementQuery query, Optional<String> cursor, int limit) {
            if (cursor.isPresent()) {
                throw new MarketplaceException(FailureCode.MALFORMED_REQUEST, "That is no cursor.");
            }
            return held.stream()
                    .map(each -> new RegisteredEntitlement(each, each.standingAt(NOON)))
                    .toList();
        }
    }

    private static final class OneName extends EntitlementGroups {

        @Override
        public Map<EntitlementGroupId, String> names(Collection<EntitlementGroupId> ids) {
            return ids.stream().collect(Collectors.toMap(id -> id, id -> "<b>Everything"));
        }
    }
}
