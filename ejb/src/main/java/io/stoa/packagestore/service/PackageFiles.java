package io.stoa.packagestore.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageVersionId;
import io.stoa.apple.Sha256;
import io.stoa.catalog.PackageAsset;
import io.stoa.catalog.PublishedPackage;
import io.stoa.catalog.jpa.PublishedPackages;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.SignatureFile;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.PackageStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds the file behind an address below {@code /packages/}: by our records, never by the path that was asked for. */
@ApplicationScoped
public class PackageFiles {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MOST_REMEMBERED = 1_000;

    @Inject
    PublishedPackages packages;

    @Inject
    PackageStore store;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "stoa.packages.withdrawal-grace", defaultValue = "PT15M")
    Duration grace;

    @Inject
    @ConfigProperty(name = "stoa.packages.superseded-grace", defaultValue = "P7D")
    Duration supersededGrace;

    private final Cache<PackageVersionId, Optional<ServedPackage>> served = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** A package as it is served: its files by their path, ready to be looked up. */
    private record ServedPackage(PublishedPackage published, Map<String, PackageFile> files) {}

    /**
     * The file at an address; empty when there is none, or none any more.
     *
     * @param path below the package's base URL, as the manifest spells it
     */
    public Optional<PackageFile> find(AppleItemId app, AppleVersionId version, PackageVersionId id, String path) {
        return served.get(id, this::load)
                .filter(known -> known.published().version().appleItemId().equals(app))
                .filter(known -> known.published().version().appleVersionId().equals(version))
                .filter(known -> known.published().isServed(clock.instant(), grace, supersededGrace))
                .map(known -> known.files().get(path));
    }

    public AssetBytes open(PackageFile file) {
        return store.open(file.app(), file.publicId().orElseThrow());
    }

    private Optional<ServedPackage> load(PackageVersionId id) {
        return packages.find(id).map(published -> new ServedPackage(published, filesOf(published)));
    }

    private static Map<String, PackageFile> filesOf(PublishedPackage published) {
        AppleItemId app = published.version().appleItemId();
        Map<String, PackageFile> files = new HashMap<>();
        for (PackageAsset asset : published.assets()) {
            files.put(
                    asset.assetPath(),
                    new PackageFile(app, Optional.of(asset.publicId()), asset.size(), asset.sha256(), new byte[0]));
        }
        files.put(Manifest.FILE_NAME, small(app, published.version().content().manifest()));
        files.put(
                SignatureFile.FILE_NAME,
                small(app, published.version().content().signature()));
        return files;
    }

    private static PackageFile small(AppleItemId app, byte[] content) {
        return new PackageFile(app, Optional.empty(), content.length, Sha256.of(content), content);
    }
}
