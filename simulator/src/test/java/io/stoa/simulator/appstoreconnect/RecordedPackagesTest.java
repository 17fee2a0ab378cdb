package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packages recorded in the field, without their assets. */
class RecordedPackagesTest {

    @Test
    void shouldOfferEveryRecordedPackage() {
        Settings settings = Settings.defaults().withPackages(Fixtures.path("packages"));
        try (Caller caller = new Caller(settings)) {
            List<PackageVersion> offered = caller.simulator.packages();
            assertEquals(22, offered.size());
            for (PackageVersion version : offered) {
                String path = "/v1/alternativeDistributionPackageVersions/" + version.id();
                assertEquals(200, caller.get(path + "/variants").status());
                String url = caller.get(path).data().getJsonObject("attributes").getString("url");
                assertEquals(200, caller.download(url).status());
            }
        }
    }

    @Test
    void shouldReplaceTheFirstRevisionByTheSecond() {
        Settings settings = Settings.defaults().withPackages(Fixtures.path("packages/qbitcontrol"));
        try (Caller caller = new Caller(settings)) {
            PackageVersion first = caller.simulator.packages().get(0);
            String list = "/v1/alternativeDistributionPackages/" + first.packageId() + "/versions";
            String states = caller.get(list + "?fields[alternativeDistributionPackageVersions]=state,version")
                    .text();
            assertTrue(states.contains("\"version\":\"1\",\"state\":\"REPLACED\""), states);
            assertTrue(states.contains("\"version\":\"2\",\"state\":\"COMPLETED\""), states);
        }
    }
}
