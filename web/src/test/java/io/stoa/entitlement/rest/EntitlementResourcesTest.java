package io.stoa.entitlement.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.service.Accounts;
import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementEventKind;
import io.stoa.entitlement.EntitlementGroup;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.EntitlementId;
import io.stoa.entitlement.EntitlementQuery;
import io.stoa.entitlement.EntitlementStanding;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.GrantTerms;
import io.stoa.entitlement.service.EntitlementGroups;
import io.stoa.entitlement.service.EntitlementRegister;
import io.stoa.entitlement.service.Entitlements;
import io.stoa.identity.Login;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shop calls: it sells, extends and takes back, and reads what came of it. */
class EntitlementResourcesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AppleItemId KITE = new AppleItemId(6700012345L);

    private final Account ann = new Account(new Login("ann"), Optional.empty(), NOON);
    private final EntitlementGroup group = new EntitlementGroup("Everything", NOON);
    private final Entitlement sold = new Entitlement(
            ann.id(), EntitlementTarget.of(KITE), new GrantTerms(Optional.of(NOON), "order-1", ""), "shop", NOON);
    private final List<String> done = new ArrayList<>();
    private final String own = "accounts/" + ann.id() + "/entitlements";
    private final String groupPath = "entitlement-groups/" + group.id();
    private int held = 1;
    private final Endpoints api = Endpoints.of(
                    AccountEntitlementsResource.class, EntitlementsResource.class, EntitlementGroupsResource.class)
            .with(Accounts.class, new OnlyAnn())
            .with(Entitlements.class, new Till())
            .with(EntitlementRegister.class, new Register())
            .with(EntitlementGroups.class, new Groups())
            .as("shop", "operator");

    @Test
    void shouldGrantWithNothingSaidAndWithEverythingSaid() {
        assertEquals(204, api.call("PUT", own + "/6700012345", "").status());
        assertEquals(
                204,
                api.call(
                                "PUT",
                                own + "/6700012345",
                                """
                                {"expiresAt":"2026-12-31T23:00:00+01:00","reference":"shop/1","reason":"sold"}""")
                        .status());

        assertEquals(
                List.of(
                        "shop grants app 6700012345 " + GrantTerms.PLAIN,
                        "shop grants app 6700012345 GrantTerms[expiresAt=Optional[2026-12-31T22:00:00Z],"
                                + " change=LATER, reference=shop/1, reason=sold]"),
                done);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reference\":\"sub-1\"}|NONE",
                "{\"shorten\":false}|NONE",
                "{\"expiresAt\":null}|LATER",
                "{\"expiresAt\":null,\"shorten\":true}|ANY",
                "{\"expiresAt\":\"2026-04-01T00:00:00Z\",\"shorten\":null}|LATER",
                "{\"expiresAt\":\"2026-04-01T00:00:00Z\",\"shorten\":true}|ANY"
            })
    void shouldTellWhatWasLeftOutFromWhatWasSaid(String body, String change) {
        assertEquals(204, api.call("PUT", own + "/6700012345", body).status());

        assertTrue(done.get(0).contains("change=" + change), done::toString);
    }

    @Test
    void shouldTakeBackAllOrOneOrder() {
        assertEquals(
                "{\"revoked\":1}", api.call("DELETE", own + "/6700012345", "").body());
        assertEquals(
                200,
                api.call("DELETE", own + "/6700012345?reference=shop%2F1&reason=refunded", "")
                        .status());

        assertEquals(
                List.of(
                        "shop revokes app 6700012345 Optional.empty ",
                        "shop revokes app 6700012345 Optional[shop/1] refunded"),
                done);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "x",
                "{\"expiresAt\":\"tomorrow\"}",
                "{\"expiresAt\":\"2026-12-31\"}",
                "{\"expiresAt\":1767225600}",
                "{\"shorten\":true}",
                "{\"expiresAt\":null,\"shorten\":1}",
                "{\"expiresAt\":\"+999999999-12-31T23:59:59Z\"}",
                "{\"expiresAt\":\"1999-12-31T23:59:59Z\"}",
                "{\"reference\":7}",
                "{\"reference\":\"a\\u0000\"}",
                "{\"reference\":\"a\\ud800\"}",
                "{\"reason\":[]}"
            })
    void shouldRefuseWhatIsNoGrant(String body) {
        assertEquals(400, api.call("PUT", own + "/6700012345", body).status());
        assertEquals(
                400, api.call("PUT", groupPath + "/members/" + ann.id(), body).status());
        assertEquals(List.of(), done);
    }

    @Test
    void shouldRefuseWordsThatAreTooLong() {
        String longReference = "{\"reference\":\"" + "x".repeat(201) + "\"}";
        String longReason = "{\"reason\":\"" + "x".repeat(501) + "\"}";

        assertEquals(400, api.call("PUT", own + "/6700012345", longReference).status());
        assertEquals(400, api.call("PUT", own + "/6700012345", longReason).status());
    }

    @Test
    void shouldNameNothingThatIsNoAppNoAccountAndNoGroup() {
        assertEquals(400, api.call("PUT", own + "/kite", "").status());
        assertEquals(
                404,
                api.call("PUT", "accounts/nobody/entitlements/6700012345", "").status());
        assertEquals(404, api.get("accounts/nobody/entitlements").status());
        assertEquals(404, api.get("entitlement-groups/x").status());
        assertEquals(404, api.call("PUT", groupPath + "/members/x", "").status());
        assertEquals(400, api.call("PUT", groupPath + "/apps/x", "").status());
        assertEquals(400, api.get("entitlement-groups?cursor=x").status());
        assertEquals(404, api.post("entitlements/x/revoke", "").status());
        assertEquals(List.of(), done);
    }

    @Test
    void shouldTellAShopThatItTookItBackBefore() {
        Answer answer = api.call("PUT", own + "/6700012345", "{\"reference\":\"refunded\"}");

        assertEquals(409, answer.status());
        assertTrue(answer.body().contains("urn:stoa:problem:entitlement-revoked"), answer.body());
    }

    @Test
    void shouldListWhatAnAccountWasGranted() {
        assertEquals(
                "{\"entitlements\":[{\"id\":\"" + sold.id() + "\",\"account\":\"" + ann.id()
                        + "\",\"appleItemId\":\"6700012345\",\"standing\":\"EXPIRED\",\"reference\":\"order-1\","
                        + "\"grantedAt\":\"2026-03-01T12:00:00Z\",\"grantedBy\":\"shop\","
                        + "\"expiresAt\":\"2026-03-01T12:00:00Z\"}]}",
                api.as("vera", "viewer").get(own).body());
    }

    @Test
    void shouldSayWhereToGoOnBehindAFullPage() {
        held = 100;
        assertTrue(api.get("entitlements").body().endsWith(",\"next\":\"" + sold.id() + "\"}"));
        held = 99;
        assertFalse(api.get("entitlements").body().contains("\"next\""));
    }

    @Test
    void shouldLookForAnyWord() {
        api.get("entitlements?account=" + ann.id() + "&appleItemId=6700012345&group=" + group.id()
                + "&reference=a%26b&cursor=x");
        api.get("entitlements/history?reference=order-1");

        assertEquals(
                List.of(
                        "page "
                                + EntitlementQuery.of(
                                        ann.id().value(),
                                        "6700012345",
                                        group.id().value(),
                                        "a&b") + " Optional[x]",
                        "history " + EntitlementQuery.of("", "", "", "order-1") + " Optional.empty"),
                done);
    }

    @ParameterizedTest
    @ValueSource(strings = {"account=x", "appleItemId=x", "group=x", "reference=%00"})
    void shouldRefuseASearchForWhatCannotBe(String query) {
        assertEquals(400, api.get("entitlements?" + query).status());
        assertEquals(400, api.get("entitlements/history?" + query).status());
    }

    @Test
    void shouldTellTheHistory() {
        assertTrue(
                api.get("entitlements/history").body().contains("\"actor\":\"shop\",\"kind\":\"GRANTED\""),
                () -> api.get("entitlements/history").body());
    }

    @Test
    void shouldRevokeOneByItsIdWithAReasonOrWithout() {
        assertEquals(
                204,
                api.post("entitlements/" + sold.id() + "/revoke", "{\"reason\":\"fraud\"}")
                        .status());
        assertEquals(204, api.post("entitlements/" + sold.id() + "/revoke", "").status());
        assertEquals(
                400,
                api.post("entitlements/" + sold.id() + "/revoke", "{\"reason\":1}")
                        .status());

        assertEquals(List.of("shop revokes " + sold.id() + " fraud", "shop revokes " + sold.id() + " "), done);
    }

    @Test
    void shouldMakeChangeAndRemoveGroups() {
        Answer made = api.post("entitlement-groups", "{\"name\":\"Everything\"}");
        assertEquals(201, made.status());
        assertEquals(
                "{\"id\":\"" + group.id() + "\",\"name\":\"Everything\",\"createdAt\":\"2026-03-01T12:00:00Z\","
                        + "\"apps\":[]}",
                made.body());
        assertTrue(api.get(groupPath).body().endsWith("\"apps\":[\"6700012345\"]}"));
        assertTrue(api.get("entitlement-groups").body().startsWith("{\"groups\":[{\"id\":\"" + group.id()));
        assertEquals(200, api.call("PUT", groupPath, "{\"name\":\"Testers\"}").status());
        assertEquals(204, api.call("PUT", groupPath + "/apps/6700012345", "").status());
        assertEquals(204, api.call("DELETE", groupPath + "/apps/6700012345", "").status());
        assertEquals(
                204, api.call("PUT", groupPath + "/members/" + ann.id(), "").status());
        assertEquals(
                200,
                api.call("DELETE", groupPath + "/members/" + ann.id() + "?reason=over", "")
                        .status());
        assertEquals(204, api.call("DELETE", groupPath, "").status());

        assertEquals(
                List.of(
                        "shop creates Everything",
                        "shop renames Testers",
                        "shop adds 6700012345",
                        "shop removes 6700012345",
                        "shop grants group " + group.id() + " " + GrantTerms.PLAIN,
                        "shop revokes group " + group.id() + " Optional.empty over",
                        "shop removes the group"),
                done);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"name\":7}", "{\"name\":null}"})
    void shouldRefuseWhatIsNoGroup(String body) {
        assertEquals(400, api.post("entitlement-groups", body).status());
        assertEquals(400, api.call("PUT", groupPath, body).status());
    }

    @ParameterizedTest
    @CsvSource({"viewer", "developer", "person", "device", "monitor"})
    void shouldLetOperatorsAloneDecideAndViewersLook(String role) {
        api.as("somebody", role);

        assertEquals(403, api.call("PUT", own + "/6700012345", "").status());
        assertEquals(403, api.call("DELETE", own + "/6700012345", "").status());
        assertEquals(403, api.post("entitlements/" + sold.id() + "/revoke", "").status());
        assertEquals(403, api.post("entitlement-groups", "{\"name\":\"x\"}").status());
        assertEquals(403, api.call("DELETE", groupPath, "").status());
        assertEquals(
                403, api.call("PUT", groupPath + "/members/" + ann.id(), "").status());
        assertEquals(List.of(), done);
        int looking = role.equals("viewer") ? 200 : 403;
        assertEquals(looking, api.get(own).status());
        assertEquals(looking, api.get("entitlements").status());
        assertEquals(looking, api.get("entitlements/history").status());
        assertEquals(looking, api.get("entitlement-groups").status());
        assertEquals(looking, api.get(groupPath).status());
    }

    private final class OnlyAnn extends Accounts {

        @Override
        public Account get(AccountId id) {
            return ann;
        }
    }

    private final class Till extends Entitlements {

        @Override
        public Entitlement grant(AccountId account, EntitlementTarget target, GrantTerms terms, String actor) {
            if (terms.reference().equals("refunded")) {
                throw new MarketplaceException(FailureCode.ENTITLEMENT_REVOKED, "It was revoked.");
            }
            done.add(actor + " grants " + target + " " + terms);
            return sold;
        }

        @Override
        public int revoke(
                AccountId account, EntitlementTarget target, Optional<String> reference, String reason, String actor) {
            done.add(actor + " revokes " + target + " " + reference + " " + reason);
            return 1;
        }

        @Override
        public void revoke(EntitlementId id, String reason, String actor) {
            done.add(actor + " revokes " + id + " " + reason);
        }
    }

    private final class Register extends EntitlementRegister {

        @Override
        public List<RegisteredEntitlement> page(EntitlementQuery query, Optional<String> cursor, int limit) {
            if (query.reference().isPresent()) {
                done.add("page " + query + " " + cursor);
            }
            return Collections.nCopies(held, new RegisteredEntitlement(sold, EntitlementStanding.EXPIRED));
        }

        @Override
        public List<EntitlementEvent> history(EntitlementQuery query, Optional<String> cursor, int limit) {
            if (query.reference().isPresent()) {
                done.add("history " + query + " " + cursor);
            }
            return List.of(EntitlementEvent.of(EntitlementEventKind.GRANTED, sold, "shop", NOON, ""));
        }
    }

    private final class Groups extends EntitlementGroups {

        @Override
        public EntitlementGroup create(String name, String actor) {
            done.add(actor + " creates " + name);
            return group;
        }

        @Override
        public EntitlementGroup rename(EntitlementGroupId id, String name, String actor) {
            done.add(actor + " renames " + name);
            return group;
        }

        @Override
        public void remove(EntitlementGroupId id, String actor) {
            done.add(actor + " removes the group");
        }

        @Override
        public void addApp(EntitlementGroupId id, AppleItemId app, String actor) {
            done.add(actor + " adds " + app);
        }

        @Override
        public void removeApp(EntitlementGroupId id, AppleItemId app, String actor) {
            done.add(actor + " removes " + app);
        }

        @Override
        public GroupDetail get(EntitlementGroupId id) {
            return new GroupDetail(group, List.of(KITE));
        }

        @Override
        public List<EntitlementGroup> page(Optional<EntitlementGroupId> after, int limit) {
            return List.of(group);
        }
    }
}
