package io.stoa.connect.http;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.connect.AppStoreConnect;
import io.stoa.connect.AssetLink;
import io.stoa.connect.PackageVersionLink;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The App Store Connect API as Stoa uses it. */
@ApplicationScoped
public class HttpAppStoreConnect implements AppStoreConnect {

    @Inject
    ApiClient api;

    @Override
    public PackageVersionId newestCompletedVersion(PackageId packageId) {
        PackageVersionsPage newest = new PackageVersionsPage();
        eachPage(
                "v1/alternativeDistributionPackages/" + packageId + "/versions?filter%5Bstate%5D=COMPLETED&limit=200",
                newest::read);
        return newest.newest()
                .orElseThrow(() -> new RetryableFailure(
                        FailureCode.PACKAGE_HAS_NO_VERSION,
                        "App Store Connect has no completed version of this package yet."));
    }

    @Override
    public PackageVersionLink packageVersion(PackageVersionId id) {
        JsonObject document =
                api.read("v1/alternativeDistributionPackageVersions/" + id + "?include=alternativeDistributionPackage");
        Resource version = Resource.of(document);
        return new PackageVersionLink(
                id,
                PackageId.parse(version.relatedId("alternativeDistributionPackage"))
                        .orElseThrow(Resource::unreadable),
                version.attribute("state").orElse("COMPLETED"),
                numberOf(version),
                version.uri("url"),
                version.attribute("fileChecksum"));
    }

    private static OptionalLong numberOf(Resource version) {
        return version.attribute("version")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public Map<String, AssetLink> assets(PackageVersionId id) {
        Map<String, AssetLink> assets = new HashMap<>();
        Consumer<JsonObject> collect = page -> Resource.listOf(page).stream()
                .map(HttpAppStoreConnect::assetLink)
                .forEach(asset -> assets.put(asset.publicId(), asset));
        eachPage("v1/alternativeDistributionPackageVersions/" + id + "/variants?limit=200", collect);
        eachPage("v1/alternativeDistributionPackageVersions/" + id + "/deltas?limit=200", collect);
        return assets;
    }

    @Override
    public AssetLink freshAsset(String publicId, boolean delta) {
        String type = delta ? "alternativeDistributionPackageDeltas" : "alternativeDistributionPackageVariants";
        return assetLink(Resource.of(api.read("v1/" + type + "/" + publicId)));
    }

    private static AssetLink assetLink(Resource asset) {
        return new AssetLink(
                asset.id(),
                asset.uri("url"),
                asset.base64("alternativeDistributionKeyBlob"),
                asset.attribute("fileChecksum"));
    }

    private void eachPage(String path, Consumer<JsonObject> reader) {
        new Pages(api, Purpose.INGESTION).each(path, reader);
    }

    /** Finds the highest version number over all pages. */
    private static final class PackageVersionsPage {

        private record Numbered(PackageVersionId id, int number) {}

        private Optional<Numbered> newest = Optional.empty();

        void read(JsonObject page) {
            newest = Stream.concat(
                            newest.stream(), Resource.listOf(page).stream().map(PackageVersionsPage::numbered))
                    .max(Comparator.comparingInt(Numbered::number));
        }

        private static Numbered numbered(Resource version) {
            String number = version.attribute("version")
                    .filter(text -> text.matches("[0-9]{1,9}"))
                    .orElse("0");
            return new Numbered(
                    PackageVersionId.parse(version.id()).orElseThrow(Resource::unreadable), Integer.parseInt(number));
        }

        Optional<PackageVersionId> newest() {
            return newest.map(Numbered::id);
        }
    }
}
