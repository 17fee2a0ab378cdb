package io.stoa.simulator.appstoreconnect.download;

import io.stoa.simulator.appstoreconnect.catalog.AssetContent;
import io.stoa.simulator.appstoreconnect.catalog.AssetKind;
import io.stoa.simulator.appstoreconnect.catalog.PackageAsset;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The place of a file on the download host, shaped like the real ones; its last part says nothing reliable about the
 * file, just as there.
 *
 * @param kind what lies there: {@code versions}, {@code variants} or {@code deltas}
 * @param id   of the package version or the asset
 * @param file name of the file
 */
public record DownloadPath(String kind, String id, String file) {

    /** Where all downloads are. */
    public static final String ROOT = "/itunes-assets/";

    public static DownloadPath of(PackageVersion version) {
        return new DownloadPath("versions", version.id(), "alternative-distribution-package.zip");
    }

    public static DownloadPath of(PackageAsset asset) {
        String file = asset.kind() == AssetKind.VARIANT ? "pre-thinned.thinned.signed.dpkg.ipa" : "mzpse.delta.ipa";
        return new DownloadPath(asset.kind().relationship(), asset.publicId(), file);
    }

    /** Reads a path as it came over the wire; empty when it is none of ours. */
    static Optional<DownloadPath> parse(String rawPath) {
        String[] segments =
                rawPath.startsWith(ROOT) ? rawPath.substring(ROOT.length()).split("/") : new String[0];
        return segments.length == 3
                ? Optional.of(new DownloadPath(segments[0], decode(segments[1]), segments[2]))
                : Optional.empty();
    }

    Optional<AssetContent> find(PackageCatalog catalog) {
        return switch (kind) {
            case "versions" -> catalog.version(id).map(PackageVersion::zip);
            case "variants" -> catalog.asset(AssetKind.VARIANT, id).flatMap(PackageAsset::content);
            case "deltas" -> catalog.asset(AssetKind.DELTA, id).flatMap(PackageAsset::content);
            default -> Optional.empty();
        };
    }

    private static String decode(String segment) {
        return URLDecoder.decode(segment, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return ROOT + kind + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/" + file;
    }
}
