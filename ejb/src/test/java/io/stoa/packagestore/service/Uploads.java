package io.stoa.packagestore.service;

import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.packagestore.PackageStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** What takes assets that somebody sends, for tests elsewhere. */
public final class Uploads {

    private Uploads() {}

    public static AssetUpload into(PackageStore store) {
        AssetUpload upload = new AssetUpload();
        upload.store = store;
        return upload;
    }

    /** Settings that trust one authority and nobody else. */
    public static PackageSettings trusting(TestAuthority authority, Path folder) {
        try {
            PackageSettings settings = new PackageSettings();
            settings.trustAnchorsFile = Optional.of(
                    authority.writeRootPem(folder.resolve("root.pem")).toString());
            settings.signaturePolicy = "require";
            settings.load();
            return settings;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
