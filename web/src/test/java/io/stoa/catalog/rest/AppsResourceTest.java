package io.stoa.catalog.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.App;
import io.stoa.catalog.AssetProof;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.Listing;
import io.stoa.catalog.ProvenAssets;
import io.stoa.catalog.Publication;
import io.stoa.catalog.service.Apps;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.storefront.view.Offers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppsResourceTest {

    private final Shelf shelf = new Shelf();
    private final Endpoints endpoints =
            Endpoints.of(AppsResource.class).with(Apps.class, shelf).as("mara", "operator");

    @Test
    void shouldRegisterAnAppAndChangeItsKindAfterwards() {
        Answer first = endpoints.call("PUT", "apps/6700012345", "{\"distribution\":\"distributed\"}");
        Answer second =
                endpoints.call("PUT", "apps/6700012345", "{\"distribution\":\"web\",\"distributionKeyId\":\"key-1\"}");

        assertEquals(201, first.status());
        assertEquals(200, second.status());
        assertTrue(second.body().contains("\"distribution\":\"web\""), second.body());
        assertTrue(second.body().contains("\"distributionKeyId\":\"key-1\""), second.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"distribution\":\"Web\"}", "{\"distribution\":\"other\"}", "{\"distribution\":7}", "[]"
            })
    void shouldRefuseAKindThatIsNone(String body) {
        assertEquals(400, endpoints.call("PUT", "apps/6700012345", body).status());
        assertEquals(Map.of(), shelf.apps);
    }

    @Test
    void shouldChangeTheListing() {
        shelf.add(6700012345L);
        Answer answer = endpoints.call("PATCH", "apps/6700012345", "{\"listing\":{\"name\":\"Kite 2\"}}");

        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("\"name\":\"Kite 2\""), answer.body());
        assertFalse(answer.body().contains("subtitle"), answer.body());
    }

    @Test
    void shouldShowEveryPublishedVersionAndWhetherItIsAvailable() {
        shelf.add(6700012345L);
        Answer answer = endpoints.get("apps/6700012345");

        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("\"appleVersionId\":\"2\""), answer.body());
        assertTrue(answer.body().contains("\"available\":true"), answer.body());
        assertTrue(answer.body().contains("\"available\":false"), answer.body());
        assertTrue(answer.body().contains("\"minimumOs\":\"17.4\""), answer.body());
    }

    @Test
    void shouldShowWhatVouchedForTheAssetsOfAVersion() {
        shelf.add(6700012345L);
        Answer answer = endpoints.get("apps/6700012345");

        String proofs = "\"proofs\":[{\"provenBy\":[\"SIGNATURE\",\"CHUNKS\"],\"assets\":7}]";
        assertTrue(answer.body().contains(proofs), answer.body());
    }

    @ParameterizedTest
    @CsvSource({"apps/6700099999", "apps/x", "apps/0", "apps/-1"})
    void shouldFindNothingUnderAnIdThatIsNone(String path) {
        assertEquals(404, endpoints.get(path).status());
        assertEquals(404, endpoints.call("PATCH", path, "{\"listing\":{}}").status());
    }

    @Test
    void shouldPageApps() {
        LongStream.rangeClosed(1, 150).forEach(shelf::add);
        Answer first = endpoints.get("apps");
        Answer second = endpoints.get("apps?cursor=100");

        assertTrue(first.body().contains("\"next\":\"100\""), "the cursor of the second page");
        assertTrue(second.body().contains("\"appleItemId\":\"101\""), second.body());
        assertFalse(second.body().contains("\"next\""), second.body());
    }

    @Test
    void shouldBeReadByViewersAndChangedByOperators() {
        shelf.add(6700012345L);
        endpoints.as("vera", "viewer");

        assertEquals(200, endpoints.get("apps").status());
        assertEquals(200, endpoints.get("apps/6700012345").status());
        assertEquals(
                403,
                endpoints
                        .call("PUT", "apps/6700012345", "{\"distribution\":\"web\"}")
                        .status());
        assertEquals(
                403,
                endpoints.call("PATCH", "apps/6700012345", "{\"listing\":{}}").status());
        assertEquals(403, endpoints.as("dora", "developer").get("apps").status());
        assertEquals(401, endpoints.as("", "").get("apps").status());
    }

    /** Apps in memory, each with an older version that is not offered and a newer one that is. */
    private static final class Shelf extends Apps {

        private final Map<AppleItemId, App> apps = new TreeMap<>();

        void add(long id) {
            apps.put(new AppleItemId(id), Offers.app(id, Distribution.DISTRIBUTED, "App " + id));
        }

        @Override
        public boolean register(AppleItemId id, Distribution kind, Optional<String> key, String actor) {
            boolean isNew = !apps.containsKey(id);
            apps.computeIfAbsent(id, unknown -> new App(id, kind)).distributeAs(kind, key.orElse(null));
            return isNew;
        }

        @Override
        public AppDetail list(AppleItemId id, UnaryOperator<Listing> change, String actor) {
            App app = get(id).app();
            app.list(change.apply(app.listing()));
            return get(id);
        }

        @Override
        public AppDetail get(AppleItemId id) {
            App app = Optional.ofNullable(apps.get(id))
                    .orElseThrow(() -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no such app."));
            List<Publication> versions = new Offers()
                    .with(app, 2, "2.0").with(app, 1, "1.0").offered(List.of(id), Optional.empty()).stream()
                            .map(offer -> offer.publication())
                            .toList();
            List<ProvenAssets> proofs = List.of(new ProvenAssets(
                    versions.get(0).packageVersionId(), Set.of(AssetProof.CHUNKS, AssetProof.SIGNATURE), 7));
            return new AppDetail(app, versions, Set.of(versions.get(0)), proofs);
        }

        @Override
        public List<App> page(Optional<AppleItemId> after, int limit) {
            return apps.values().stream()
                    .filter(app -> after.map(cursor -> app.appleItemId().compareTo(cursor) > 0)
                            .orElse(true))
                    .limit(limit)
                    .toList();
        }
    }
}
