package io.stoa.simulator.appstoreconnect.control;

import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageFolder;
import io.stoa.simulator.appstoreconnect.catalog.PackageSource;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.catalog.UnreadablePackage;
import io.stoa.simulator.appstoreconnect.forge.PlannedPackage;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /simulator/packages}: lists what is offered, and offers the package of a {@code folder} or one to {@code forge}.
 *
 * @param authority signs what is forged
 */
public record OfferedPackages(PackageCatalog catalog, TestAuthority authority) implements ControlResource {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Override
    public String path() {
        return "/simulator/packages";
    }

    @Override
    public JsonObject read() {
        JsonArrayBuilder packages = JSON.createArrayBuilder();
        catalog.versions().forEach(version -> packages.add(describe(version)));
        return JSON.createObjectBuilder().add("packages", packages).build();
    }

    @Override
    public Optional<JsonObject> add(JsonObject order) {
        try {
            return Optional.of(describe(catalog.add(source(order))));
        } catch (UnreadablePackage e) {
            throw new NotUsable(e.getMessage(), e);
        }
    }

    private PackageSource source(JsonObject order) {
        if (order.get("forge") instanceof JsonObject forge) {
            return new PlannedPackage(ForgeOrder.plan(forge), authority);
        }
        String folder = new Order(order)
                .text("folder")
                .orElseThrow(() -> new NotUsable(
                        "Name the package's folder in the member folder, or say in forge what it is to be like."));
        try {
            return new PackageFolder(Path.of(folder));
        } catch (InvalidPathException e) {
            throw new NotUsable("The folder is not a path of this machine.", e);
        }
    }

    private JsonObject describe(PackageVersion version) {
        return JSON.createObjectBuilder()
                .add("appleItemId", version.appleItemId())
                .add("appleVersionId", version.appleVersionId())
                .add("bundleId", version.bundleId())
                .add("appStoreVersionId", version.appStoreVersionId())
                .add("alternativeDistributionPackageId", version.packageId())
                .add("alternativeDistributionPackageVersionId", version.id())
                .add("version", Integer.toString(version.number()))
                .add("state", catalog.isReplaced(version) ? "REPLACED" : "COMPLETED")
                .build();
    }
}
