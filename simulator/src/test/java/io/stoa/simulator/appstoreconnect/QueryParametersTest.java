package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.simulator.appstoreconnect.Caller.Reply;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    @TempDir
    Path folder;

    private final Caller caller = new Caller();
    private PackageVersion version;

    @BeforeEach
    void offer() {
        version = caller.simulator.addPackage(TestPackages.write(folder, 1, 1));
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Limit=1",
                "page=2",
                "limit=1",
                "cursor=bmV4dDo1MA",
                "filter[state]=COMPLETED",
                "fields[apps]=name",
                "limit[alternativeDistributionPackage]=1",
                "include[]=variants",
                "="
            })
    void shouldCallAParameterIllegalThatTheOperationDoesNotKnow(String query) {
        assertRefused("PARAMETER_ERROR.ILLEGAL", query, read("?" + query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include=assets",
                "include=variants,",
                "include=",
                "include=Variants",
                "limit[variants]=51",
                "limit[variants]=0",
                "limit[variants]=-1",
                "limit[variants]=many",
                "limit[deltas]=99999999999999999999",
                "limit[deltas]=",
                "fields[alternativeDistributionPackageVersions]=url,secret",
                "include=variants&include=deltas"
            })
    void shouldCallAValueInvalidThatTheParameterCannotHave(String query) {
        assertRefused("PARAMETER_ERROR.INVALID", query, read("?" + query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=201", "limit=0", "cursor=forged&limit=50", "cursor=&limit=50", "cursor=%F0%9F&limit=1"})
    void shouldRefuseAPageThatCannotBe(String query) {
        assertRefused("PARAMETER_ERROR.INVALID", query, read("/variants?" + query));
    }

    @Test
    void shouldRefuseAnUnknownState() {
        Reply reply = caller.get(
                "/v1/alternativeDistributionPackages/" + version.packageId() + "/versions?filter[state]=PROCESSING");
        assertRefused("PARAMETER_ERROR.INVALID", "filter[state]", reply);
    }

    @Test
    void shouldNameTheParameterInTheErrorsSource() {
        Reply reply = read("?limit%5Bvariants%5D=51");
        assertEquals("limit[variants]", reply.error().getJsonObject("source").getString("parameter"));
    }

    @Test
    void shouldTakeBracketsEncodedOrNot() {
        assertEquals(200, read("?include=variants&limit%5Bvariants%5D=50").status());
        assertEquals(200, read("?include=variants&limit[variants]=50").status());
    }

    private Reply read(String rest) {
        return caller.get("/v1/alternativeDistributionPackageVersions/" + version.id() + rest);
    }

    private static void assertRefused(String code, String query, Reply reply) {
        assertEquals(400, reply.status(), query);
        assertEquals(code, reply.code(), query);
    }
}
