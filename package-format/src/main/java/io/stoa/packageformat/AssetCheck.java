package io.stoa.packageformat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One asset under judgement. */
final class AssetCheck {

    private final Asset asset;
    private final AssetDigests digests;
    private final Set<VerifiedBy> verifiedBy = EnumSet.noneOf(VerifiedBy.class);
    private final List<Finding> findings = new ArrayList<>();

    AssetCheck(Asset asset, AssetDigests digests) {
        this.asset = asset;
        this.digests = digests;
    }

    AssetVerdict judge(Manifest manifest, Optional<VerifiedSignature> signature, Optional<String> fileChecksum) {
        Optional<String> rightPlace = signature.flatMap(signed -> rightPlace(manifest, signed));
        if (rightPlace.isPresent()) {
            report(FindingCode.ASSET_SWAPPED, "The bytes are those of %s.".formatted(rightPlace.get()));
        } else if (lengthIsRight()) {
            signature.ifPresent(this::checkSignature);
            asset.encryptedHashes().ifPresent(this::checkChunks);
            fileChecksum.ifPresent(this::checkFileChecksum);
            demandVoucher();
        }
        return new AssetVerdict(asset, verifiedBy, findings);
    }

    /** The path these bytes belong to, when it is another asset's. */
    private Optional<String> rightPlace(Manifest manifest, VerifiedSignature signature) {
        Map<String, Sha256> signed = signature.resources();
        if (digests.sha256().equals(signed.get(asset.assetPath()))) {
            return Optional.empty();
        }
        return manifest.assets().stream()
                .filter(other -> other.compressedSize() == digests.length())
                .map(Asset::assetPath)
                .filter(path -> digests.sha256().equals(signed.get(path)))
                .findFirst();
    }

    private boolean lengthIsRight() {
        long promised = asset.compressedSize();
        if (digests.length() < promised) {
            report(
                    FindingCode.ASSET_TRUNCATED,
                    "The file ends after %d of %d bytes.".formatted(digests.length(), promised));
        } else if (digests.length() > promised) {
            report(FindingCode.ASSET_TOO_LONG, "The file goes on after its %d bytes.".formatted(promised));
        } else {
            verifiedBy.add(VerifiedBy.LENGTH);
        }
        return digests.length() == promised;
    }

    private void checkSignature(VerifiedSignature signature) {
        Sha256 signed = signature.resources().get(asset.assetPath());
        if (signed == null) {
            findings.add(ResourceSet.notSigned(asset.assetPath()));
        } else if (signed.equals(digests.sha256())) {
            verifiedBy.add(VerifiedBy.SIGNATURE);
        } else {
            report(
                    FindingCode.ASSET_DIGEST_MISMATCH,
                    "The bytes have the SHA-256 %s; signed is %s.".formatted(digests.sha256(), signed));
        }
    }

    private void checkChunks(ChunkHashes promised) {
        List<Sha256> expected = promised.encrypted();
        for (int i = 0; i < expected.size(); i++) {
            if (i >= digests.chunks().size()
                    || !expected.get(i).equals(digests.chunks().get(i))) {
                report(
                        FindingCode.CHUNK_DIGEST_MISMATCH,
                        "Chunk %d of %d, from byte %d on, is not what the manifest says."
                                .formatted(i + 1, expected.size(), i * promised.chunkSize()));
                return;
            }
        }
        verifiedBy.add(VerifiedBy.CHUNKS);
    }

    private void checkFileChecksum(String fileChecksum) {
        Optional<Sha256> expected = FileChecksum.read(fileChecksum);
        if (expected.isEmpty()) {
            findings.add(Finding.warning(
                    FindingCode.FILE_CHECKSUM_UNREADABLE,
                    asset.assetPath(),
                    "The fileChecksum %s is no SHA-256.".formatted(Excerpt.of(fileChecksum))));
        } else if (expected.get().equals(digests.sha256())) {
            verifiedBy.add(VerifiedBy.FILE_CHECKSUM);
        } else {
            report(
                    FindingCode.FILE_CHECKSUM_MISMATCH,
                    "The bytes have the SHA-256 %s; App Store Connect names %s."
                            .formatted(digests.sha256(), expected.get()));
        }
    }

    /** In one era the manifest has no digest a server could check; then to find nothing wrong is not to have checked. */
    private void demandVoucher() {
        boolean lengthOnly = verifiedBy.equals(Set.of(VerifiedBy.LENGTH));
        if (lengthOnly && findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
            report(FindingCode.ASSET_UNVERIFIED, "Nothing but the length vouches for the bytes.");
        }
    }

    private void report(FindingCode code, String sentence) {
        findings.add(Finding.error(code, asset.assetPath(), sentence));
    }
}
