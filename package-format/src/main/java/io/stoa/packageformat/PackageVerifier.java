package io.stoa.packageformat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges alternative distribution packages, on any platform, as Apple's own validator does on a Mac and with reasons.
 * Holds no state; one verifier serves many threads.
 */
public final class PackageVerifier {

    private final TrustAnchors anchors;
    private final SignaturePolicy policy;

    public PackageVerifier(TrustAnchors anchors) {
        this(anchors, SignaturePolicy.REQUIRE);
    }

    public PackageVerifier(TrustAnchors anchors, SignaturePolicy policy) {
        this.anchors = anchors;
        this.policy = policy;
    }

    /** Judges the two small files, as they come before any asset. Bytes as delivered, unchanged. */
    public VerificationReport verifyManifest(byte[] manifestBytes, byte[] signatureBytes) {
        List<Finding> findings = new ArrayList<>();
        Optional<Manifest> manifest = parse(manifestBytes, findings);
        Optional<VerifiedSignature> signature = prove(signatureBytes, findings);
        signature.ifPresent(
                proven -> ManifestDigest.check(manifestBytes, proven).ifPresent(findings::add));
        if (manifest.isPresent()) {
            signature.ifPresent(proven -> findings.addAll(ResourceSet.compare(manifest.get(), proven)));
            findings.addAll(ManifestConsistency.check(manifest.get()));
        }
        return new VerificationReport(findings, manifest, signature, List.of());
    }

    /**
     * Judges a package on disk: the two files, every asset, and that there is nothing else. Links are not followed.
     *
     * @throws IOException the folder is none or a file in it cannot be read
     */
    public VerificationReport verifyFolder(Path folder) throws IOException {
        return new FolderVerification(PackageFolder.list(folder), this).run();
    }

    /**
     * The same without the assets, for a folder that holds the two files alone.
     *
     * @throws IOException the folder is none or a file in it cannot be read
     */
    public VerificationReport verifyManifestOf(Path folder) throws IOException {
        return new FolderVerification(PackageFolder.list(folder), this).runWithoutAssets();
    }

    private static Optional<Manifest> parse(byte[] bytes, List<Finding> findings) {
        try {
            return Optional.of(Manifest.parse(bytes));
        } catch (MalformedManifest e) {
            findings.add(e.finding());
            return Optional.empty();
        }
    }

    private Optional<VerifiedSignature> prove(byte[] bytes, List<Finding> findings) {
        try {
            return Optional.of(SignatureFile.verify(bytes, anchors));
        } catch (SignatureRefused e) {
            findings.add(policy.judge(e.finding()));
            return Optional.empty();
        }
    }
}
