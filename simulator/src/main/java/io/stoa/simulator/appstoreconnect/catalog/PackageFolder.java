package io.stoa.simulator.appstoreconnect.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** A package as it lies on disk: {@code manifest.json}, {@code signature}, {@code variant/}, {@code delta/}. */
public final class PackageFolder implements PackageSource {

    private final Path folder;

    public PackageFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Whether a folder looks like a package. */
    public static boolean isPackage(Path folder) {
        return Files.isRegularFile(folder.resolve("manifest.json")) && Files.isRegularFile(folder.resolve("signature"));
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public byte[] manifest() throws IOException {
        return Files.readAllBytes(folder.resolve("manifest.json"));
    }

    @Override
    public byte[] signature() throws IOException {
        return Files.readAllBytes(folder.resolve("signature"));
    }

    @Override
    public Optional<AssetContent> asset(String assetPath) throws IOException {
        Optional<Path> file = inside(assetPath);
        return file.isPresent() ? Optional.of(new FileContent(file.get())) : Optional.empty();
    }

    /** A hostile manifest may name any file of this machine; only those of the folder are offered. */
    private Optional<Path> inside(String assetPath) {
        try {
            Path file = folder.resolve(assetPath).normalize();
            boolean offered = file.startsWith(folder) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
            return offered ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
