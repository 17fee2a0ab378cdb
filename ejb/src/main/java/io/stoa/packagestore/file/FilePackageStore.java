package io.stoa.packagestore.file;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.AssetNotFound;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.StagedPackage;
import io.stoa.packagestore.service.StoreKind;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import io.stoa.settings.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Assets in folders: {@code packages/assets/<app>/<publicId>}, each with its digest in {@code <publicId>.sha256} beside
 * it, and {@code packages/staging} for what nobody may see yet. Both are on one file system, so that moving in is one
 * rename.
 */
@ApplicationScoped
@StoreKind("file")
public class FilePackageStore implements PackageStore {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PUBLIC_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    @Inject
    InstallationSettings installation;

    @Inject
    StagingFolders staging;

    @Override
    public StagedPackage stage(String attempt, AppleItemId app) {
        try {
            folder(app).make();
        } catch (IOException unwritable) {
            throw unavailable(unwritable);
        }
        return staging.stage(attempt, folder(app));
    }

    @Override
    public Optional<StoredAsset> find(AppleItemId app, String publicId) {
        Path asset = folder(app).asset(publicId);
        try {
            if (!Files.exists(asset)) {
                return Optional.empty();
            }
            // an asset whose digest is not known is not trusted, and downloaded again
            String digest = Files.readString(AssetFolder.digestOf(asset)).strip();
            return SHA256.matcher(digest).matches()
                    ? Optional.of(new StoredAsset(publicId, Files.size(asset), new Sha256(digest)))
                    : Optional.empty();
        } catch (NoSuchFileException withoutDigest) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw unavailable(unreadable);
        }
    }

    @Override
    public AssetBytes open(AppleItemId app, String publicId) {
        try {
            return FileBytes.open(folder(app).asset(publicId));
        } catch (NoSuchFileException notHeld) {
            throw new AssetNotFound();
        } catch (IOException unreadable) {
            throw unavailable(unreadable);
        }
    }

    @Override
    public Stream<StockedAsset> stock() {
        Path assets = assets();
        try {
            return Files.isDirectory(assets)
                    ? Files.walk(assets, 2).flatMap(FilePackageStore::stocked)
                    : Stream.empty();
        } catch (IOException unreadable) {
            throw unavailable(unreadable);
        }
    }

    // digests, and whatever else somebody put there, are no assets
    private static Stream<StockedAsset> stocked(Path file) {
        Optional<AppleItemId> app =
                AppleItemId.parse(file.getParent().getFileName().toString());
        String name = file.getFileName().toString();
        if (app.isEmpty() || !isOurSpelling(name)) {
            return Stream.empty();
        }
        try {
            Instant since = Files.getLastModifiedTime(file).toInstant();
            return Stream.of(new StockedAsset(app.get(), name, Files.size(file), since));
        } catch (NoSuchFileException goneMeanwhile) {
            return Stream.empty();
        } catch (IOException unreadable) {
            throw unavailable(unreadable);
        }
    }

    @Override
    public void remove(AppleItemId app, String publicId) {
        try {
            folder(app).remove(publicId);
        } catch (IOException undeletable) {
            throw unavailable(undeletable);
        }
    }

    @Override
    public void sweep(Instant before) {
        // bytes come in by one rename: none are ever half sent
    }

    @Override
    public String place() {
        return assets().toString();
    }

    private AssetFolder folder(AppleItemId app) {
        return new AssetFolder(assets().resolve(app.toString()));
    }

    private Path assets() {
        return root().resolve("assets");
    }

    private Path root() {
        return installation.dataDirectory().resolve("packages");
    }

    /** A publicId as a name in a store. It was checked with the manifest; here nothing else may become a path either. */
    public static String fileName(String publicId) {
        if (!PUBLIC_ID.matcher(publicId).matches()) {
            throw new IllegalArgumentException("a publicId is letters, digits and hyphens");
        }
        return publicId.toLowerCase(Locale.ROOT);
    }

    /** Whether a name in a store is one we gave: removing another one would remove the asset it resembles. */
    public static boolean isOurSpelling(String name) {
        return PUBLIC_ID.matcher(name).matches() && name.equals(name.toLowerCase(Locale.ROOT));
    }

    static RetryableFailure unavailable(IOException cause) {
        return new RetryableFailure(
                FailureCode.STORAGE_UNAVAILABLE,
                "The package store does not answer: look at the data directory.",
                cause);
    }
}
