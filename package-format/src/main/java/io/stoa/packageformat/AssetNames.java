package io.stoa.packageformat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ids and paths of one manifest. A path becomes a file name and part of a URL, so only what is the same everywhere
 * is let in: ASCII letters, digits and hyphens, one known folder, one known ending, no two that differ in case only, none that
 * one system keeps for its devices.
 */
final class AssetNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,128}");
    private static final Pattern DEVICE = Pattern.compile("(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]");
    private static final String ENDING = ".ipa";

    private final Set<String> paths = new HashSet<>();
    private final Set<String> publicIds = new HashSet<>();

    /** @param publicId of the same asset, whose name the file has; upper and lower case are the same */
    String path(String path, String folder, String publicId) throws MalformedManifest {
        if (!isPathIn(folder, path)) {
            throw new MalformedManifest(
                    FindingCode.ASSET_PATH_REFUSED,
                    "The asset path %s is not of the form %s/<name>.ipa, the name of at most 128 letters, digits, hyphens."
                            .formatted(Excerpt.of(path), folder));
        }
        if (!paths.add(path.toLowerCase(Locale.ROOT))) {
            throw new MalformedManifest(
                    FindingCode.ASSET_PATH_REPEATED, "Two assets have the path %s.".formatted(Excerpt.of(path)));
        }
        if (!path.equalsIgnoreCase(folder + "/" + publicId + ENDING)) {
            throw new MalformedManifest(
                    FindingCode.ASSET_PATH_MISMATCH,
                    "The asset path %s is not that of the asset %s.".formatted(Excerpt.of(path), publicId));
        }
        return path;
    }

    String publicId(String publicId) throws MalformedManifest {
        if (!NAME.matcher(publicId).matches()) {
            throw new MalformedManifest(
                    FindingCode.MANIFEST_FIELD_MALFORMED,
                    "The publicId %s is not of letters, digits and hyphens.".formatted(Excerpt.of(publicId)));
        }
        if (DEVICE.matcher(publicId).matches()) {
            throw new MalformedManifest(
                    FindingCode.MANIFEST_FIELD_MALFORMED,
                    "The publicId %s is the name of a device on Windows.".formatted(publicId));
        }
        if (!publicIds.add(publicId.toLowerCase(Locale.ROOT))) {
            throw new MalformedManifest(
                    FindingCode.PUBLIC_ID_REPEATED, "Two assets have the publicId %s.".formatted(publicId));
        }
        return publicId;
    }

    private static boolean isPathIn(String folder, String path) {
        String start = folder + "/";
        return path.startsWith(start)
                && path.endsWith(ENDING)
                && path.length() > start.length() + ENDING.length()
                && NAME.matcher(path.substring(start.length(), path.length() - ENDING.length()))
                        .matches();
    }
}
