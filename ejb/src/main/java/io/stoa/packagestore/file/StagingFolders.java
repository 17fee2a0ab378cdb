package io.stoa.packagestore.file;

import io.stoa.packagestore.StagedPackage;
import io.stoa.packagestore.Staging;
import io.stoa.settings.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The folders of all attempts on this node's disk, below {@code packages/staging}. */
@ApplicationScoped
public class StagingFolders implements Staging {

    @Inject
    InstallationSettings installation;

    /**
     * A place for one attempt, whichever store its bytes end up in.
     *
     * @throws io.stoa.problem.RetryableFailure with {@code LEASE_LOST} when a later attempt has begun
     */
    public StagedPackage stage(String attempt, AssetKeeper keeper) {
        try {
            return StagedFolder.stage(folder(), attempt, keeper);
        } catch (IOException unwritable) {
            throw FilePackageStore.unavailable(unwritable);
        }
    }

    @Override
    public Set<String> ingestions() {
        try {
            return attempts().stream().map(Attempt::ingestion).collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw FilePackageStore.unavailable(unreadable);
        }
    }

    @Override
    public void discard(String ingestion) {
        try {
            for (Attempt attempt : attempts()) {
                if (attempt.ingestion().equals(ingestion)) {
                    AttemptFolder.discardUnlessRunning(attempt.folder(folder()));
                }
            }
        } catch (IOException undeletable) {
            throw FilePackageStore.unavailable(undeletable);
        }
    }

    private List<Attempt> attempts() throws IOException {
        return Files.isDirectory(folder()) ? Attempt.in(folder()) : List.of();
    }

    private Path folder() {
        return installation.dataDirectory().resolve("packages").resolve("staging");
    }
}
