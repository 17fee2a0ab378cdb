package io.stoa.simulator.appstoreconnect.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Adds the packages below a folder, and whenever it is asked again those that are new or have a new manifest. Asking at
 * each request needs no thread and is never late. A package should be moved in by one rename, complete.
 */
public final class FolderWatch {

    private static final Logger LOG = System.getLogger(FolderWatch.class.getName());

    /** A folder may hold packages itself, per app, or per app and version. */
    private static final int DEPTH = 3;

    private final Path folder;
    private final PackageCatalog catalog;
    private final Map<Path, FileTime> seen = new HashMap<>();

    public FolderWatch(Path folder, PackageCatalog catalog) {
        this.folder = folder;
        this.catalog = catalog;
    }

    /** Adds what is new; a package that cannot be offered is reported once and left alone until it changes. */
    public synchronized void look() {
        for (Path candidate : packages()) {
            FileTime changed = changed(candidate);
            if (!changed.equals(seen.put(candidate, changed))) {
                add(candidate);
            }
        }
    }

    private List<Path> packages() {
        try (Stream<Path> folders = Files.walk(folder, DEPTH)) {
            return folders.filter(PackageFolder::isPackage).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "simulator.folder-unreadable folder={0} reason={1}", folder, e);
            return List.of();
        }
    }

    private static FileTime changed(Path candidate) {
        try {
            return Files.getLastModifiedTime(candidate.resolve("manifest.json"));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "simulator.package-gone folder=" + candidate, e);
            return FileTime.fromMillis(0);
        }
    }

    private void add(Path candidate) {
        try {
            PackageVersion version = catalog.add(new PackageFolder(candidate));
            LOG.log(Level.INFO, "simulator.package-added folder={0} version={1}", candidate, version.id());
        } catch (UnreadablePackage e) {
            LOG.log(Level.WARNING, "simulator.package-refused folder={0} reason={1}", candidate, e.getMessage());
        }
    }
}
