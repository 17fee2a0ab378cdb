package io.stoa.simulator.walk;

import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What an installation serves of a package, and which package it offers. */
final class ServedPackage {

    private final InstallationCalls calls;

    ServedPackage(InstallationCalls calls) {
        this.calls = calls;
    }

    /** @throws Unexpected the base path of this very package version does not serve its manifest */
    void requireManifest(PackageVersion version, byte[] manifest) {
        Reply reply = calls.get(base(version) + "/manifest.json").require(200);
        Unexpected.unless(
                Arrays.equals(reply.body().getBytes(StandardCharsets.UTF_8), manifest),
                "the manifest of revision " + version.number() + " byte for byte",
                "other bytes");
    }

    /** @throws Unexpected the base path does not serve one of its assets */
    void requireAsset(PackageVersion version, String assetPath) {
        calls.get(base(version) + "/" + assetPath).require(200);
    }

    /** @throws Unexpected the app version is not published with this package version */
    void requireOffered(PackageVersion wanted) {
        List<JsonObject> versions = calls.getAsOperator("/api/v1/apps/" + wanted.appleItemId())
                .require(200)
                .json()
                .getJsonArray("versions")
                .getValuesAs(JsonObject.class);
        boolean offered = versions.stream()
                .filter(version -> version.getString("appleVersionId").equals(wanted.appleVersionId()))
                .anyMatch(version -> version.getString("alternativeDistributionPackageVersionId")
                                .equalsIgnoreCase(wanted.id())
                        && version.getInt("revision") == wanted.number());
        Unexpected.unless(
                offered,
                "app version " + wanted.appleVersionId() + " to be published in revision " + wanted.number(),
                versions);
    }

    private static String base(PackageVersion version) {
        return "/packages/" + version.appleItemId() + "/" + version.appleVersionId() + "/" + version.id();
    }
}
