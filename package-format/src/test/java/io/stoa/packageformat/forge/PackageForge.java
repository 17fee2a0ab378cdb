package io.stoa.packageformat.forge;

import io.stoa.packageformat.AppVersion;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.Delta;
import io.stoa.packageformat.InstallRequirements;
import io.stoa.packageformat.InstallTarget;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.Variant;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes packages like those of App Store Connect: {@code PackageForge.with(authority).variants(3, 40_000).forge()}. Ids
 * and bytes follow from item id, version id and seed, so the same order gives the same package.
 */
public final class PackageForge {

    private static final List<String> FIRST_SYSTEM_FAMILIES = List.of("17", "17.4", "18");

    private final TestAuthority authority;
    private final List<ForgedAsset> kept = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<ForgedPackage> deltaSources = new ArrayList<>();
    private final Map<String, JsonValue> furtherKeys = new LinkedHashMap<>();
    private AppVersion app = new AppVersion("6700012345", "871200999", "app.kite.sample", "4.2.0", "214");
    private InstallRequirements requirements =
            new InstallRequirements(List.of("ios"), Map.of("ios", "17.4"), List.of("arm64"), List.of());
    private AssetForge assets = new AssetForge(Era.BOTH, AssetForge.APPLES_CHUNK_SIZE, 0);
    private int revision = 1;

    private PackageForge(TestAuthority authority) {
        this.authority = authority;
    }

    public static PackageForge with(TestAuthority authority) {
        return new PackageForge(authority);
    }

    /** The next revision of the same app version: every asset stays with its id and bytes, new ones may join. */
    public static PackageForge revisionOf(ForgedPackage previous) {
        Manifest manifest = previous.manifest();
        PackageForge forge = new PackageForge(previous.authority());
        forge.app = manifest.app();
        forge.requirements = manifest.requirements();
        forge.revision = manifest.revision() + 1;
        forge.kept.addAll(previous.assets());
        return forge;
    }

    public PackageForge appleItemId(String appleItemId) {
        app = new AppVersion(
                appleItemId, app.appleVersionId(), app.bundleId(), app.shortVersionString(), app.bundleVersion());
        return this;
    }

    public PackageForge appleVersionId(String appleVersionId) {
        app = new AppVersion(
                app.appleItemId(), appleVersionId, app.bundleId(), app.shortVersionString(), app.bundleVersion());
        return this;
    }

    public PackageForge bundleId(String bundleId) {
        app = new AppVersion(
                app.appleItemId(), app.appleVersionId(), bundleId, app.shortVersionString(), app.bundleVersion());
        return this;
    }

    public PackageForge version(String shortVersionString, String bundleVersion) {
        app = new AppVersion(
                app.appleItemId(), app.appleVersionId(), app.bundleId(), shortVersionString, bundleVersion);
        return this;
    }

    public PackageForge revision(int revision) {
        this.revision = revision;
        return this;
    }

    public PackageForge minimumOs(String version) {
        requirements = new InstallRequirements(
                requirements.platforms(),
                Map.of("ios", version),
                requirements.requiredDeviceCapabilities(),
                requirements.appInstallDeterminants());
        return this;
    }

    /** The marketplace's own app. */
    public PackageForge marketplaceApp() {
        requirements = new InstallRequirements(
                requirements.platforms(),
                requirements.minimumSystemVersions(),
                requirements.requiredDeviceCapabilities(),
                List.of("marketplace"));
        return this;
    }

    public PackageForge era(Era era) {
        assets = assets.of(era);
        return this;
    }

    /** Bytes; 10 MiB where nothing else is asked for, as Apple does. */
    public PackageForge chunkSize(long chunkSize) {
        assets = assets.inChunksOf(chunkSize);
        return this;
    }

    /** Another seed gives other ids and bytes to a package of the same item and version. */
    public PackageForge seed(long seed) {
        assets = assets.from(seed);
        return this;
    }

    /** A variant of this many bytes for these devices. */
    public PackageForge variant(long size, InstallTarget... targets) {
        orders.add(new Order(size, List.of(targets)));
        return this;
    }

    /** Variants of this many bytes each, among which all known devices are dealt. */
    public PackageForge variants(int count, long size) {
        List<String> families = kept.isEmpty() ? FIRST_SYSTEM_FAMILIES : List.of(String.valueOf(24 + revision));
        ForgedDevices.deal(count, families).forEach(hand -> orders.add(new Order(size, hand)));
        return this;
    }

    /** A delta from every variant of an earlier version to every variant for the same devices. */
    public PackageForge deltasFrom(ForgedPackage earlier) {
        deltaSources.add(earlier);
        return this;
    }

    /** A key that nobody knows yet. */
    public PackageForge unknownKey(String key, JsonValue value) {
        furtherKeys.put(key, value);
        return this;
    }

    public ForgedPackage forge() {
        List<ForgedAsset> variants = new ArrayList<>(keptOf(Variant.class));
        for (Order order : orders) {
            variants.add(assets.variant(app, variants.size(), order.size(), order.targets()));
        }
        List<ForgedAsset> all = new ArrayList<>(variants);
        all.addAll(keptOf(Delta.class));
        for (ForgedPackage source : deltaSources) {
            all.addAll(assets.deltas(app, source.manifest(), variants));
        }
        byte[] manifest = ForgedManifest.write(manifest(all), furtherKeys);
        return new ForgedPackage(manifest, ForgedSignature.of(manifest, all).by(authority), all, authority);
    }

    private List<ForgedAsset> keptOf(Class<? extends Asset> kind) {
        return kept.stream().filter(asset -> kind.isInstance(asset.asset())).toList();
    }

    private Manifest manifest(List<ForgedAsset> all) {
        return new Manifest("1.0", revision, app, requirements, entries(all, Variant.class), entries(all, Delta.class));
    }

    private static <T extends Asset> List<T> entries(List<ForgedAsset> all, Class<T> kind) {
        return all.stream()
                .map(ForgedAsset::asset)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private record Order(long size, List<InstallTarget> targets) {}
}
