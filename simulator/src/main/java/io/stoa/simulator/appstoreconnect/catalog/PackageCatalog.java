package io.stoa.simulator.appstoreconnect.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All packages of the simulated account. Ids are found in any case, because Apple writes the same UUID in upper case in
 * a notification and in lower case in the API.
 */
public final class PackageCatalog {

    private final Map<String, PackageVersion> versions = new ConcurrentSkipListMap<>();
    private final Map<String, App> bareApps = new ConcurrentSkipListMap<>();
    private final Map<String, PackageAsset> assets = new ConcurrentSkipListMap<>();

    /**
     * Adds a package; one that has the same item, version and revision is replaced.
     *
     * @throws UnreadablePackage the source is not a package at all
     */
    public PackageVersion add(PackageSource source) {
        PackageVersion version = PackageVersion.of(source);
        for (AssetKind kind : AssetKind.values()) {
            version.assets(kind)
                    .forEach(asset -> assets.merge(key(kind, asset.publicId()), asset, PackageAsset::better));
        }
        versions.put(version.id(), version);
        return version;
    }

    public Optional<PackageVersion> version(String versionId) {
        return Optional.ofNullable(versions.get(lower(versionId)));
    }

    public Optional<PackageAsset> asset(AssetKind kind, String publicId) {
        return Optional.ofNullable(assets.get(key(kind, publicId)));
    }

    /** Versions of a package, oldest first; empty for an unknown package. */
    public List<PackageVersion> versionsOfPackage(String packageId) {
        return versions.values().stream()
                .filter(version -> version.packageId().equals(lower(packageId)))
                .sorted(Comparator.comparingInt(PackageVersion::number))
                .toList();
    }

    /** Versions of the package of an App Store version, oldest first; empty when it has none. */
    public List<PackageVersion> versionsOfAppStoreVersion(String appStoreVersionId) {
        return versionsOfPackage(versions.values().stream()
                .filter(version -> version.appStoreVersionId().equals(lower(appStoreVersionId)))
                .map(PackageVersion::packageId)
                .findFirst()
                .orElse(""));
    }

    /** All versions of all packages, ordered by app, app version and revision. */
    public List<PackageVersion> versions() {
        return versions.values().stream()
                .sorted(Comparator.comparing(PackageVersion::appleItemId)
                        .thenComparing(PackageVersion::appleVersionId)
                        .thenComparingInt(PackageVersion::number))
                .toList();
    }

    /** Whether a newer version of the same package exists. */
    public boolean isReplaced(PackageVersion version) {
        return versionsOfPackage(version.packageId()).stream().anyMatch(other -> other.number() > version.number());
    }

    /** Adds an app that need not have a package. */
    public void add(App app) {
        bareApps.put(app.appleItemId(), app);
    }

    /** One app per item id, under the bundle id of its latest package. */
    public List<App> apps() {
        Map<String, App> apps = new TreeMap<>(bareApps);
        versions()
                .forEach(
                        version -> apps.put(version.appleItemId(), new App(version.appleItemId(), version.bundleId())));
        return List.copyOf(apps.values());
    }

    private static String key(AssetKind kind, String publicId) {
        return kind + "/" + lower(publicId);
    }

    private static String lower(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
