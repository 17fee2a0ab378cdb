package io.stoa.packagestore.file;

import io.stoa.settings.InstallationSettings;
import java.nio.file.Path;

/** Package stores in folders of tests. */
public final class Stores {

    private Stores() {}

    public static FilePackageStore at(Path data) {
        FilePackageStore store = new FilePackageStore();
        store.installation = installationAt(data);
        store.staging = stagingAt(data);
        return store;
    }

    public static StagingFolders stagingAt(Path data) {
        StagingFolders staging = new StagingFolders();
        staging.installation = installationAt(data);
        return staging;
    }

    private static InstallationSettings installationAt(Path data) {
        return new InstallationSettings() {
            @Override
            public Path dataDirectory() {
                return data;
            }
        };
    }
}
