package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stoa.simulator.appstoreconnect.Caller.Reply;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every answer is valid by Apple's own description of the API. */
class ContractTest {

    @TempDir
    Path folder;

    private final Caller caller = new Caller();
    private OpenApiSchemas schemas;
    private PackageVersion version;

    @BeforeEach
    void offer() {
        schemas = new OpenApiSchemas(Fixtures.json("../reference/app-store-connect-openapi.json"));
        version = caller.simulator.addPackage(TestPackages.write(folder, 2, 3));
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    @Test
    void shouldDescribePackagesByTheContract() {
        String path = "/v1/alternativeDistributionPackages/" + version.packageId();
        valid("AlternativeDistributionPackageResponse", path);
        valid("AlternativeDistributionPackageResponse", path + "?include=versions");
        valid("AlternativeDistributionPackageVersionsResponse", path + "/versions");
        valid(
                "AlternativeDistributionPackageVersionsResponse",
                path + "/versions?include=variants,deltas,alternativeDistributionPackage&limit=1");
        valid("AlternativeDistributionPackageVersionsLinkagesResponse", path + "/relationships/versions");
    }

    @Test
    void shouldDescribePackageVersionsByTheContract() {
        String path = "/v1/alternativeDistributionPackageVersions/" + version.id();
        valid("AlternativeDistributionPackageVersionResponse", path);
        valid(
                "AlternativeDistributionPackageVersionResponse",
                path + "?include=variants,deltas,alternativeDistributionPackage&limit[deltas]=2");
        valid("AlternativeDistributionPackageVariantsResponse", path + "/variants?limit=1");
        valid("AlternativeDistributionPackageDeltasResponse", path + "/deltas?limit=1");
        valid("AlternativeDistributionPackageVersionVariantsLinkagesResponse", path + "/relationships/variants");
        valid("AlternativeDistributionPackageVersionDeltasLinkagesResponse", path + "/relationships/deltas?limit=2");
    }

    @Test
    void shouldDescribeAssetsByTheContract() {
        String delta = TestPackages.publicId(TestPackages.ITEM + "/" + TestPackages.VERSION, "delta", 2);
        valid(
                "AlternativeDistributionPackageVariantResponse",
                "/v1/alternativeDistributionPackageVariants/" + TestPackages.variantId(0));
        valid("AlternativeDistributionPackageDeltaResponse", "/v1/alternativeDistributionPackageDeltas/" + delta);
    }

    @Test
    void shouldDescribeAppsAndTheirPackagesByTheContract() {
        String appStoreVersion = "/v1/appStoreVersions/" + version.appStoreVersionId();
        valid("AppsResponse", "/v1/apps");
        valid("AppResponse", "/v1/apps/" + TestPackages.ITEM);
        valid("AlternativeDistributionPackageResponse", appStoreVersion + "/alternativeDistributionPackage");
        valid(
                "AppStoreVersionAlternativeDistributionPackageLinkageResponse",
                appStoreVersion + "/relationships/alternativeDistributionPackage");
    }

    @Test
    void shouldDescribeErrorsByTheContract() {
        List<Reply> errors = List.of(
                caller.getWith("none", "/v1/apps"),
                caller.get("/v1/apps?at=all"),
                caller.get("/v1/apps/0"),
                caller.get("/v1/nothing"),
                caller.call("DELETE", "/v1/apps/0"));
        for (Reply error : errors) {
            assertEquals(List.of(), schemas.findings("ErrorResponse", error.json()));
            assertEquals(Integer.toString(error.status()), error.error().getString("status"));
        }
    }

    @Test
    void shouldFindWhatIsNotByTheContract() {
        JsonObject lacking = Json.createObjectBuilder()
                .add("data", Json.createObjectBuilder().add("type", "apps"))
                .build();
        List<String> findings = schemas.findings("AlternativeDistributionPackageVariantResponse", lacking);
        assertEquals(List.of(" lacks links", "/data lacks id", "/data/type is not of the enum"), findings);
    }

    private void valid(String schema, String path) {
        Reply reply = caller.get(path);
        assertEquals(200, reply.status(), path);
        assertEquals(List.of(), schemas.findings(schema, reply.json()), path);
        assertFalse(reply.text().isEmpty());
    }
}
