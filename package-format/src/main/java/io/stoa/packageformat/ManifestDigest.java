package io.stoa.packageformat;

import java.util.Optional;

/** The manifest's bytes against the signature, byte for byte. */
final class ManifestDigest {

    private ManifestDigest() {}

    /** Empty when they agree, or when the signature does not cover the manifest, which is another finding. */
    static Optional<Finding> check(byte[] manifestBytes, VerifiedSignature signature) {
        Sha256 signed = signature.resources().get(Manifest.FILE_NAME);
        if (signed == null || signed.equals(Sha256.of(manifestBytes))) {
            return Optional.empty();
        }
        return Optional.of(
                signed.equals(Sha256.of(CompactJson.of(manifestBytes)))
                        ? finding(
                                FindingCode.MANIFEST_REFORMATTED,
                                "The manifest was prettified: without the added white space it is the signed one.")
                        : finding(
                                FindingCode.MANIFEST_DIGEST_MISMATCH,
                                "The manifest is not the one that was signed: at least one byte differs."));
    }

    private static Finding finding(FindingCode code, String sentence) {
        return Finding.error(code, Manifest.FILE_NAME, sentence);
    }
}
