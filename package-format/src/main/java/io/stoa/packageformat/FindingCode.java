package io.stoa.packageformat;

import java.util.Locale;

/** Everything that can be wrong with a package. The codes are stable; scripts may rely on them. */
public enum FindingCode {
    MANIFEST_MISSING(Remedy.COPY_BOTH),
    MANIFEST_TOO_LARGE(Remedy.REPORT),
    MANIFEST_NOT_UTF_8(Remedy.COPY_BOTH),
    MANIFEST_NOT_JSON(Remedy.COPY_BOTH),
    MANIFEST_NESTED_TOO_DEEPLY(Remedy.REPORT),
    MANIFEST_DUPLICATE_KEY(Remedy.REPORT),
    MANIFEST_FIELD_MISSING(Remedy.REPORT),
    MANIFEST_FIELD_MALFORMED(Remedy.REPORT),
    MANIFEST_CHUNK_COUNT(Remedy.REPORT),
    MANIFEST_SCHEMA_UNKNOWN("Look for a newer Stoa: this package is of a schema that it does not know."),
    MANIFEST_DIGEST_MISMATCH(Remedy.COPY_BOTH),
    MANIFEST_REFORMATTED("Replace manifest.json by the bytes App Store Connect delivered; never format it."),
    INSTALL_TARGET_AMBIGUOUS(Remedy.REPORT),
    DELTA_TARGET_UNKNOWN(Remedy.REPORT),

    SIGNATURE_MISSING(Remedy.COPY_BOTH),
    SIGNATURE_TOO_LARGE(Remedy.REPORT),
    SIGNATURE_MALFORMED(Remedy.COPY_BOTH),
    SIGNATURE_INVALID(Remedy.COPY_BOTH),
    UNTRUSTED_ROOT("Use packages of App Store Connect, or name the test root with --trust-anchors for forged ones."),
    CERTIFICATE_OUTSIDE_VALIDITY(Remedy.REPORT),
    CERTIFICATE_CHAIN_INVALID(Remedy.REPORT),
    SIGNER_WITHOUT_MARKER(Remedy.REPORT),
    RESOURCE_MISSING(Remedy.SAME_DELIVERY),
    RESOURCE_UNEXPECTED(Remedy.SAME_DELIVERY),

    ASSET_PATH_REFUSED(Remedy.REPORT),
    ASSET_PATH_MISMATCH(Remedy.REPORT),
    ASSET_PATH_REPEATED(Remedy.REPORT),
    PUBLIC_ID_REPEATED(Remedy.REPORT),
    ASSET_MISSING(Remedy.DOWNLOAD_AGAIN),
    ASSET_UNEXPECTED("Remove what the manifest does not list; devices and Apple's validator want exactly its files."),
    SYMBOLIC_LINK("Replace the link by the file itself; links are never followed."),
    ASSET_TRUNCATED(Remedy.DOWNLOAD_AGAIN),
    ASSET_TOO_LONG(Remedy.DOWNLOAD_AGAIN),
    ASSET_SWAPPED("Store every asset under the assetPath of its own manifest entry."),
    ASSET_DIGEST_MISMATCH(Remedy.DOWNLOAD_AGAIN),
    CHUNK_DIGEST_MISMATCH(Remedy.DOWNLOAD_AGAIN),
    ASSET_UNVERIFIED("Fetch the signature and the fileChecksum again; without either nothing vouches for the bytes."),
    FILE_CHECKSUM_MISMATCH(Remedy.DOWNLOAD_AGAIN),
    FILE_CHECKSUM_UNREADABLE(Remedy.REPORT);

    private final String remedy;

    FindingCode(String remedy) {
        this.remedy = remedy;
    }

    /** The stable code, such as {@code manifest-digest-mismatch}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a person can do about it, one sentence or two. */
    public String remedy() {
        return remedy;
    }

    private static final class Remedy {
        static final String COPY_BOTH =
                "Fetch manifest.json and signature again from one delivery of App Store Connect and keep their bytes.";
        static final String SAME_DELIVERY =
                "Take manifest.json and signature from the same delivery; two revisions are mixed here.";
        static final String DOWNLOAD_AGAIN =
                "Download the asset again from a fresh App Store Connect URL and store it unchanged.";
        static final String REPORT =
                "Do not publish the package. Fetch it again; if it stays so, report it to Apple with this code.";
    }
}
