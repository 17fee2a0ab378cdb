package io.stoa.licensing.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.licensing.LicenseTerms;
import io.stoa.licensing.service.LicenseTermsService;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators decide how long licences hold and on how many devices; what they do not mean is not understood. */
class LicenseTermsResourceTest {

    private static final String PATH = "apps/6700012345/license-terms";

    private final List<String> decisions = new ArrayList<>();
    private AccessRule access = AccessRule.FREE;
    private final Endpoints endpoints = Endpoints.of(LicenseTermsResource.class)
            .with(LicenseTermsService.class, new OneApp())
            .as("mara", "operator");

    @Test
    void shouldShowWhatTheConfigurationSaysWhereNothingWasDecided() {
        Answer answer = endpoints.as("vera", "viewer").get(PATH);

        assertEquals(200, answer.status());
        assertEquals(
                "{\"appleItemId\":\"6700012345\",\"duration\":\"P30D\",\"forever\":false,\"durationFrom\":\"configuration\","
                        + "\"needsEntitlement\":false,\"warnings\":[]}",
                answer.body());
    }

    @Test
    void shouldDecideInTheNameOfTheCaller() {
        Answer answer = put("{\"duration\":\"PT36H\",\"forever\":false,\"installLimit\":5,\"needsEntitlement\":true}");

        assertEquals(200, answer.status());
        assertEquals(List.of("mara 6700012345 duration PT36H, install limit 5, entitlement true"), decisions);
        assertTrue(answer.body().contains("\"duration\":\"PT36H\""), answer.body());
        assertTrue(answer.body().contains("\"durationFrom\":\"app\""), answer.body());
        assertTrue(answer.body().contains("\"installLimit\":5"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"duration\":null,\"installLimit\":null}", "{\"forever\":false}"})
    void shouldFollowTheConfigurationWhereNothingIsSaid(String body) {
        assertEquals(200, put(body).status());
        assertEquals(
                List.of("mara 6700012345 duration of the configuration, install limit none, entitlement as it is"),
                decisions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"duration\":\"PT0S\"}", "{\"duration\":\"P0D\",\"forever\":false}"})
    void shouldNotTakeAZeroForEver(String body) {
        Answer answer = put(body);

        assertEquals(400, answer.status());
        assertTrue(answer.body().contains("revoked only when the marketplace app"), answer.body());
        assertTrue(answer.body().contains("forever"), answer.body());
        assertEquals(List.of(), decisions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"forever\":true}", "{\"duration\":\"PT0S\",\"forever\":true}"})
    void shouldWarnOfLicencesForEver(String body) {
        Answer answer = put(body);

        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("\"forever\":true"), answer.body());
        assertTrue(
                answer.body().contains("A licence for ever can be revoked only when the marketplace app"),
                answer.body());
    }

    @Test
    void shouldWarnOfLicencesShorterThanTwoDays() {
        assertTrue(put("{\"duration\":\"PT47H\"}").body().contains("offline"));
        assertFalse(put("{\"duration\":\"P2D\"}").body().contains("offline"));
    }

    @ParameterizedTest
    @CsvSource({"P31D, true, false", "P32D, true, true", "P32D, false, false"})
    void shouldWarnThatALongLicenceOutlastsItsEntitlement(String duration, boolean isSold, boolean warns) {
        String body = put("{\"duration\":\"" + duration + "\",\"needsEntitlement\":" + isSold + "}")
                .body();

        assertEquals(warns, body.contains("also who was refunded"), body);
    }

    @Test
    void shouldWarnThatALicenceForEverOutlastsItsEntitlement() {
        String body = put("{\"forever\":true,\"needsEntitlement\":true}").body();

        assertTrue(body.contains("also who was refunded"), body);
    }

    @Test
    void shouldWarnThatWithoutAnAccountNothingIsCounted() {
        assertTrue(put("{\"installLimit\":1}").body().contains("Only installs with an account are counted"));
        assertFalse(put("{\"installLimit\":1,\"needsEntitlement\":true}").body().contains("Only installs"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"duration\":30}",
                "{\"duration\":\"30 days\"}",
                "{\"duration\":\"P1M\"}",
                "{\"duration\":\"-P1D\"}",
                "{\"duration\":\"PT0.5S\"}",
                "{\"duration\":\"P3651D\"}",
                "{\"duration\":\"PT9223372036854775807S\"}",
                "{\"duration\":\"P30D\",\"forever\":true}",
                "{\"forever\":\"true\"}",
                "{\"installLimit\":0}",
                "{\"installLimit\":-1}",
                "{\"installLimit\":1.5}",
                "{\"installLimit\":10001}",
                "{\"installLimit\":1e30}",
                "{\"installLimit\":\"5\"}",
                "{\"installLimit\":true}",
                "{\"needsEntitlement\":1}"
            })
    void shouldRefuseWhatIsNoTerms(String body) {
        Answer answer = put(body);

        assertEquals(400, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertEquals(List.of(), decisions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apps/6700012346/license-terms", "apps/kite/license-terms", "apps/0/license-terms"})
    void shouldFindNoTermsOfAnAppThatIsNone(String path) {
        assertEquals(404, endpoints.get(path).status());
        assertEquals(404, endpoints.call("PUT", path, "{}").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "developer", "person", "device", "monitor"})
    void shouldLetOperatorsAloneDecide(String role) {
        endpoints.as("somebody", role);

        assertEquals(403, put("{}").status());
        assertEquals(role.equals("viewer") ? 200 : 403, endpoints.get(PATH).status());
        assertEquals(List.of(), decisions);
    }

    private Answer put(String body) {
        return endpoints.call("PUT", PATH, body);
    }

    private final class OneApp extends LicenseTermsService {

        @Override
        public LicenseTerms get(AppleItemId app) {
            requireKnown(app);
            return LicenseTerms.STANDARD;
        }

        @Override
        public void decide(AppleItemId app, LicenseTerms terms, Optional<Boolean> needsEntitlement, String actor) {
            requireKnown(app);
            access = needsEntitlement.orElse(false) ? AccessRule.ENTITLEMENT : AccessRule.FREE;
            decisions.add(actor + " " + app + " " + terms + ", entitlement "
                    + needsEntitlement.map(String::valueOf).orElse("as it is"));
        }

        @Override
        public AccessRule accessTo(AppleItemId app) {
            requireKnown(app);
            return access;
        }

        @Override
        public Duration durationOf(LicenseTerms terms) {
            return terms.duration().orElse(Duration.ofDays(30));
        }

        private void requireKnown(AppleItemId app) {
            if (!app.equals(new AppleItemId(6700012345L))) {
                throw new MarketplaceException(FailureCode.NOT_FOUND, "There is no app with this id.");
            }
        }
    }
}
