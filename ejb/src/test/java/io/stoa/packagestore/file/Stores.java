package io.stoa.packagestore.file;

import io.stoa.settings.InstallationSettings;
import java.nio.file.Path;

/** Package stores in folders of tests. */
public final class Stores {

    private Stores() {}

    public static FilePackageStore at(Path data) {
        FilePackageStore store = new FilePackageStore();
        store.installation = new InstallationSettings() {
            @Override
            public Path dataDirectory() {
                return data;
            }
        };
        return store;
    }
}
