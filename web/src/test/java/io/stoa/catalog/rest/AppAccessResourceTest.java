package io.stoa.catalog.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.service.AccessRules;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators decide who may have an app; what they did not say opens nothing. */
class AppAccessResourceTest {

    private static final String PATH = "apps/6700012345/access";

    private final List<String> decisions = new ArrayList<>();
    private Optional<AccessRule> decided = Optional.empty();
    private final Endpoints endpoints = Endpoints.of(AppAccessResource.class)
            .with(AccessRules.class, new OneApp())
            .as("mara", "operator");

    @Test
    void shouldShowWhereARuleComesFrom() {
        assertEquals(
                "{\"appleItemId\":\"6700012345\",\"rule\":\"free\",\"ruleFrom\":\"configuration\"}",
                endpoints.as("vera", "viewer").get(PATH).body());
    }

    @ParameterizedTest
    @CsvSource({"free", "account", "entitlement"})
    void shouldDecideInTheNameOfTheCaller(String rule) {
        assertEquals(
                "{\"appleItemId\":\"6700012345\",\"rule\":\"" + rule + "\",\"ruleFrom\":\"app\"}",
                endpoints.call("PUT", PATH, "{\"rule\":\"" + rule + "\"}").body());
        assertEquals(List.of("mara " + rule), decisions);
    }

    @Test
    void shouldFollowTheConfigurationAgain() {
        assertEquals(200, endpoints.call("PUT", PATH, "{\"rule\":null}").status());
        assertEquals(List.of("mara -"), decisions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "{\"rule\":\"FREE\"}", "{\"rule\":\"\"}", "{\"rule\":1}", "{\"rule\":[\"free\"]}"
            })
    void shouldRefuseWhatIsNoRule(String body) {
        assertEquals(400, endpoints.call("PUT", PATH, body).status());
        assertEquals(List.of(), decisions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apps/6700012346/access", "apps/kite/access", "apps/0/access"})
    void shouldKnowNoRuleOfAnAppThatIsNone(String path) {
        assertEquals(404, endpoints.get(path).status());
        assertEquals(404, endpoints.call("PUT", path, "{\"rule\":\"free\"}").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "developer", "person", "device", "monitor"})
    void shouldLetOperatorsAloneDecide(String role) {
        endpoints.as("somebody", role);

        assertEquals(403, endpoints.call("PUT", PATH, "{\"rule\":\"free\"}").status());
        assertEquals(role.equals("viewer") ? 200 : 403, endpoints.get(PATH).status());
        assertEquals(List.of(), decisions);
    }

    private final class OneApp extends AccessRules {

        @Override
        public Access get(AppleItemId app) {
            requireKnown(app);
            return new Access(decided.orElse(AccessRule.FREE), decided.isPresent());
        }

        @Override
        public void decide(AppleItemId app, Optional<AccessRule> rule, String actor) {
            requireKnown(app);
            decided = rule;
            decisions.add(actor + " " + rule.map(AccessRule::word).orElse("-"));
        }

        private void requireKnown(AppleItemId app) {
            if (!app.equals(new AppleItemId(6700012345L))) {
                throw new MarketplaceException(FailureCode.NOT_FOUND, "There is no app with this id.");
            }
        }
    }
}
