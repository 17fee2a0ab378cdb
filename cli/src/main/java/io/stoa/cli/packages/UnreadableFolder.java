package io.stoa.cli.packages;

import java.nio.file.FileSystemException;

/** What is told of a package folder that cannot be read. */
final class UnreadableFolder {

    private UnreadableFolder() {}

    static String sentence(FileSystemException failure) {
        return "%s cannot be read: %s".formatted(failure.getFile(), reason(failure));
    }

    /** The file system names some failures by their type alone. */
    private static String reason(FileSystemException failure) {
        return failure.getReason() != null
                ? failure.getReason()
                : switch (failure.getClass().getSimpleName()) {
                    case "NotDirectoryException" -> "it is no folder. Name the folder that holds manifest.json.";
                    case "NoSuchFileException" -> "it is not there.";
                    case "AccessDeniedException" -> "access is denied.";
                    default -> "the file system refused.";
                };
    }
}
