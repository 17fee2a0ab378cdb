package io.stoa.connect.http;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.connect.PackageVersions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** The versions of a package over HTTP, from reconciliation's share of the requests. */
@ApplicationScoped
public class HttpPackageVersions implements PackageVersions {

    @Inject
    ApiClient api;

    @Override
    public List<PackageVersionId> completed(PackageId packageId) {
        List<PackageVersionId> versions = new ArrayList<>();
        new Pages(api, Purpose.RECONCILIATION)
                .each(
                        "v1/alternativeDistributionPackages/" + packageId
                                + "/versions?filter%5Bstate%5D=COMPLETED&limit=200",
                        page -> Resource.listOf(page).forEach(version -> versions.add(idOf(version))));
        return versions;
    }

    private static PackageVersionId idOf(Resource version) {
        return PackageVersionId.parse(version.id()).orElseThrow(Resource::unreadable);
    }
}
