package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.Caller.Reply;
import io.stoa.simulator.appstoreconnect.catalog.AssetKind;
import io.stoa.simulator.appstoreconnect.catalog.PackageAsset;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingTest {

    private final Caller caller = new Caller();
    private PackageVersion version;
    private String deltas;

    @BeforeAll
    void offerTwoHundredAndThirtyDeltas(@TempDir Path folder) {
        version = caller.simulator.addPackage(TestPackages.write(folder, 60, 230));
        deltas = caller.simulator.apiUri() + "/v1/alternativeDistributionPackageVersions/" + version.id() + "/deltas";
    }

    @AfterAll
    void stop() {
        caller.close();
    }

    @Test
    void shouldPageByFiftyUnlessAskedOtherwise() {
        assertEquals(List.of(50, 50, 50, 50, 30), sizes(follow(deltas)));
    }

    @Test
    void shouldListEveryDeltaOnceInTheManifestsOrder() {
        List<Reply> pages = follow(deltas + "?limit=200");
        assertEquals(List.of(200, 30), sizes(pages));
        List<String> listed = pages.stream().flatMap(page -> ids(page).stream()).toList();
        assertEquals(
                version.assets(AssetKind.DELTA).stream()
                        .map(PackageAsset::publicId)
                        .toList(),
                listed);
    }

    @Test
    void shouldPageIdentifiersToo() {
        String linkages = deltas.replace("/deltas", "/relationships/deltas");
        assertEquals(List.of(115, 115), sizes(follow(linkages + "?limit=115")));
    }

    @Test
    void shouldSayTotalLimitAndCursor() {
        JsonObject paging =
                page(deltas + "?limit=7").json().getJsonObject("meta").getJsonObject("paging");
        assertEquals(230, paging.getInt("total"));
        assertEquals(7, paging.getInt("limit"));
        assertTrue(next(page(deltas + "?limit=7")).contains(paging.getString("nextCursor")));
    }

    @Test
    void shouldHaveNoNextLinkOnTheLastPage() {
        JsonObject last =
                page(deltas.replace("/deltas", "/variants") + "?limit=60").json();
        assertFalse(last.getJsonObject("links").containsKey("next"));
        assertFalse(last.getJsonObject("meta").getJsonObject("paging").containsKey("nextCursor"));
    }

    @Test
    void shouldNameLimitAndFieldsInTheNextLink() {
        String next = next(page(deltas + "?fields%5BalternativeDistributionPackageDeltas%5D=url"));
        assertTrue(next.contains("limit=50"), next);
        assertTrue(next.contains("fields%5BalternativeDistributionPackageDeltas%5D=url"), next);
    }

    @Test
    void shouldStartAgainWhenACallerDropsTheLimitFromTheNextLink() {
        String next =
                next(page(deltas + "?limit=200")).replaceAll("&?limit=200", "").replace("?&", "?");
        assertEquals(ids(page(deltas)), ids(page(next)));
    }

    @Test
    void shouldGoOnWhereTheCursorPointsWhenThePageSizeChanges() {
        String next = next(page(deltas + "?limit=200")).replace("limit=200", "limit=20");
        assertEquals(List.of(20, 10), sizes(follow(next)));
    }

    @Test
    void shouldCutInclusionsAtFiftyAndSaySo() {
        String read = deltas.replace("/deltas", "") + "?include=deltas,variants&limit[deltas]=50";
        JsonObject document = page(read).json();
        JsonObject relationships = document.getJsonObject("data").getJsonObject("relationships");
        JsonObject paging =
                relationships.getJsonObject("deltas").getJsonObject("meta").getJsonObject("paging");
        assertEquals(230, paging.getInt("total"));
        assertEquals(
                50, relationships.getJsonObject("deltas").getJsonArray("data").size());
        assertEquals(
                10, relationships.getJsonObject("variants").getJsonArray("data").size());
        assertEquals(60, document.getJsonArray("included").size());
    }

    private List<Reply> follow(String first) {
        List<Reply> pages = new ArrayList<>();
        String next = first;
        while (!next.isEmpty()) {
            Reply page = page(next);
            pages.add(page);
            next = next(page);
        }
        return pages;
    }

    private Reply page(String uri) {
        Reply reply = caller.get(URI.create(uri));
        assertEquals(200, reply.status(), uri);
        return reply;
    }

    private static String next(Reply page) {
        return page.json().getJsonObject("links").getString("next", "");
    }

    private static List<Integer> sizes(List<Reply> pages) {
        return pages.stream().map(page -> ids(page).size()).toList();
    }

    private static List<String> ids(Reply page) {
        return page.json().getJsonArray("data").stream()
                .map(item -> item.asJsonObject().getString("id"))
                .toList();
    }
}
