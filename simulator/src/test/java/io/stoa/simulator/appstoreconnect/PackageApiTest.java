package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.Caller.Reply;
import io.stoa.simulator.appstoreconnect.catalog.KeyBlobs;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageApiTest {

    private static final String VERSIONS = "/v1/alternativeDistributionPackageVersions/";
    private static final String PACKAGES = "/v1/alternativeDistributionPackages/";
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    /** The account's own marketplace app is there before it has a package. */
    private static final String MARKETPLACE = "6738000001";

    @TempDir
    Path folder;

    private final Caller caller = new Caller();
    private PackageVersion first;
    private PackageVersion second;

    @BeforeEach
    void offerTwoRevisions() {
        first = add(1, 2, 0);
        second = add(2, 2, 3);
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    @Test
    void shouldReadAPackageVersion() {
        JsonObject data = caller.get(VERSIONS + second.id()).data();
        JsonObject attributes = data.getJsonObject("attributes");
        assertEquals(second.id(), data.getString("id"));
        assertEquals("2", attributes.getString("version"));
        assertEquals("COMPLETED", attributes.getString("state"));
        assertEquals(second.zip().sha256().hex(), attributes.getString("fileChecksum"));
        assertEquals("2026-02-03T13:37:19-08:00", attributes.getString("urlExpirationDate"));
    }

    @Test
    void shouldFindAnIdWrittenInUpperCase() {
        Reply reply = caller.get(VERSIONS + second.id().toUpperCase(Locale.ROOT));
        assertEquals(second.id(), reply.data().getString("id"));
        String variant = TestPackages.variantId(0).toUpperCase(Locale.ROOT);
        assertEquals(
                200,
                caller.get("/v1/alternativeDistributionPackageVariants/" + variant)
                        .status());
        assertEquals(
                200,
                caller.get(PACKAGES + first.packageId().toUpperCase(Locale.ROOT))
                        .status());
    }

    @Test
    void shouldCallAnOlderRevisionReplaced() {
        JsonObject data = caller.get(VERSIONS + first.id()).data();
        assertEquals("REPLACED", data.getJsonObject("attributes").getString("state"));
    }

    @Test
    void shouldListVersionsByState() {
        String list = PACKAGES + first.packageId() + "/versions";
        assertEquals(List.of(first.id(), second.id()), ids(caller.get(list)));
        assertEquals(List.of(second.id()), ids(caller.get(list + "?filter%5Bstate%5D=COMPLETED")));
        assertEquals(List.of(first.id()), ids(caller.get(list + "?filter[state]=REPLACED")));
        assertEquals(
                2, ids(caller.get(list + "?filter[state]=REPLACED,COMPLETED")).size());
    }

    @Test
    void shouldIncludeAResourceOnceWhenTwoVersionsShareIt() {
        Reply reply = caller.get(PACKAGES + first.packageId() + "/versions?include=variants");
        assertEquals(2, reply.json().getJsonArray("included").size());
    }

    @Test
    void shouldGiveEachAssetItsOwnKeyBlob() {
        JsonObject variant = caller.get("/v1/alternativeDistributionPackageVariants/" + TestPackages.variantId(1))
                .data();
        byte[] blob = Base64.getDecoder()
                .decode(variant.getJsonObject("attributes").getString("alternativeDistributionKeyBlob"));
        assertArrayEquals(KeyBlobs.of(TestPackages.variantId(1)), blob);
    }

    @Test
    void shouldNotTakeAVariantForADelta() {
        Reply reply = caller.get("/v1/alternativeDistributionPackageDeltas/" + TestPackages.variantId(0));
        assertEquals("NOT_FOUND", reply.code());
    }

    @Test
    void shouldTellThePackageOfAVersionOnlyWhenItIsIncluded() {
        JsonObject plain = caller.get(VERSIONS + first.id()).data().getJsonObject("relationships");
        assertFalse(plain.containsKey("alternativeDistributionPackage"));
        JsonObject data = caller.get(VERSIONS + first.id() + "?include=alternativeDistributionPackage")
                .data();
        JsonObject related = data.getJsonObject("relationships").getJsonObject("alternativeDistributionPackage");
        assertEquals(first.packageId(), related.getJsonObject("data").getString("id"));
    }

    @Test
    void shouldGiveRelationshipDataOnlyWhenIncluded() {
        Reply reply = caller.get(VERSIONS + second.id() + "?include=deltas&limit[deltas]=2");
        JsonObject relationships = reply.data().getJsonObject("relationships");
        JsonObject deltas = relationships.getJsonObject("deltas");
        assertEquals(2, deltas.getJsonArray("data").size());
        assertEquals(3, deltas.getJsonObject("meta").getJsonObject("paging").getInt("total"));
        assertEquals(2, reply.json().getJsonArray("included").size());
        assertFalse(relationships.getJsonObject("variants").containsKey("data"));
    }

    @Test
    void shouldGiveOnlyTheFieldsAskedFor() {
        JsonObject data = caller.get(VERSIONS + second.id() + "?fields[alternativeDistributionPackageVersions]=state")
                .data();
        assertEquals(
                "{\"state\":\"COMPLETED\"}", data.getJsonObject("attributes").toString());
        assertFalse(data.containsKey("relationships"));
    }

    @Test
    void shouldLinkToTheHostTheCallerUsed() {
        URI byName = URI.create("http://localhost:" + caller.simulator.apiUri().getPort());
        JsonObject links =
                caller.get(byName.resolve(VERSIONS + first.id())).data().getJsonObject("links");
        assertEquals(byName + VERSIONS + first.id(), links.getString("self"));
    }

    @Test
    void shouldFindWhatItsOwnLinksLeadTo() {
        JsonObject relationships =
                caller.get(VERSIONS + second.id() + "?include=deltas").data().getJsonObject("relationships");
        for (JsonValue relationship : relationships.values()) {
            JsonObject links = relationship.asJsonObject().getJsonObject("links");
            assertEquals(200, caller.get(URI.create(links.getString("self"))).status());
            assertEquals(200, caller.get(URI.create(links.getString("related"))).status());
        }
    }

    @Test
    void shouldReadAPackageWithAndWithoutItsVersions() {
        JsonObject alone = caller.get(PACKAGES + first.packageId()).json();
        assertFalse(alone.containsKey("included"));
        JsonObject whole = caller.get(PACKAGES + first.packageId() + "?include=versions&limit[versions]=1")
                .json();
        assertEquals(1, whole.getJsonArray("included").size());
    }

    @Test
    void shouldReadThePackageOfAnAppStoreVersion() {
        String path = "/v1/appStoreVersions/" + first.appStoreVersionId();
        assertEquals(
                first.packageId(),
                caller.get(path + "/alternativeDistributionPackage").data().getString("id"));
        Reply linkage = caller.get(path + "/relationships/alternativeDistributionPackage");
        assertEquals(first.packageId(), linkage.data().getString("id"));
        assertEquals(
                "NOT_FOUND",
                caller.get("/v1/appStoreVersions/" + UNKNOWN + "/alternativeDistributionPackage")
                        .code());
    }

    @Test
    void shouldListAndReadApps() {
        Path other = TestPackages.write(folder.resolve("other"), "99", "1", 1, 1, 0);
        caller.simulator.addPackage(other);
        assertEquals(List.of(TestPackages.ITEM, MARKETPLACE, "99"), ids(caller.get("/v1/apps")));
        assertEquals(List.of(MARKETPLACE, "99", TestPackages.ITEM), ids(caller.get("/v1/apps?sort=-bundleId")));
        assertEquals(List.of("99"), ids(caller.get("/v1/apps?filter[bundleId]=example.app.99")));
        assertEquals(
                "99",
                caller.get("/v1/apps/99").data().getJsonObject("attributes").getString("name"));
        assertEquals("NOT_FOUND", caller.get("/v1/apps/100").code());
    }

    @Test
    void shouldSayThatAResourceIsUnknown() {
        for (String path : List.of(
                PACKAGES + UNKNOWN,
                PACKAGES + UNKNOWN + "/versions",
                VERSIONS + UNKNOWN,
                VERSIONS + UNKNOWN + "/variants",
                VERSIONS + UNKNOWN + "/relationships/deltas",
                VERSIONS + "%2e%2e%2f",
                "/v1/alternativeDistributionPackageVariants/" + UNKNOWN)) {
            Reply reply = caller.get(path);
            assertEquals(404, reply.status(), path);
            assertEquals("NOT_FOUND", reply.code(), path);
        }
    }

    @Test
    void shouldSayThatAPathIsUnknown() {
        for (String path :
                List.of("/", "/v1", "/v2/apps", "/v1/nothing/1", VERSIONS + first.id() + "/assets", "//v1/apps")) {
            Reply reply = caller.get(URI.create(caller.simulator.apiUri() + path));
            assertEquals(404, reply.status(), path);
            assertEquals("PATH_ERROR", reply.code(), path);
        }
    }

    @Test
    void shouldForbidAnOperationThatATypeLacksAsObservedInTheField() {
        Reply list = caller.get("/v1/alternativeDistributionPackages");
        assertEquals(403, list.status());
        assertEquals("FORBIDDEN_ERROR", list.code());
        assertTrue(list.error().getString("detail").contains("GET_INSTANCE"));
        assertEquals(403, caller.call("DELETE", PACKAGES + first.packageId()).status());
        assertEquals(403, caller.call("POST", "/v1/apps").status());
    }

    @Test
    void shouldNotAllowAnotherMethodOnARelatedPath() {
        Reply reply = caller.call("POST", PACKAGES + first.packageId() + "/versions");
        assertEquals(405, reply.status());
        assertEquals("METHOD_NOT_ALLOWED", reply.code());
    }

    private PackageVersion add(int revision, int variants, int deltas) {
        return caller.simulator.addPackage(TestPackages.write(
                folder.resolve("r" + revision), TestPackages.ITEM, TestPackages.VERSION, revision, variants, deltas));
    }

    private static List<String> ids(Reply reply) {
        return reply.json().getJsonArray("data").stream()
                .map(item -> item.asJsonObject().getString("id"))
                .toList();
    }
}
