package io.stoa.packageformat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One package folder under judgement. */
final class FolderVerification {

    private static final int BUFFER_SIZE = 256 * 1024;

    private final PackageFolder folder;
    private final PackageVerifier verifier;
    private final Set<Finding> findings = new LinkedHashSet<>();

    FolderVerification(PackageFolder folder, PackageVerifier verifier) {
        this.folder = folder;
        this.verifier = verifier;
    }

    VerificationReport run() throws IOException {
        VerificationReport report = runWithoutAssets();
        if (report.manifest().isEmpty()) {
            return report;
        }
        Manifest manifest = report.manifest().get();
        List<AssetVerdict> verdicts = verifyAssets(manifest, new AssetVerifier(manifest, report.signature()));
        reportStrangers(manifest);
        return new VerificationReport(List.copyOf(findings), report.manifest(), report.signature(), verdicts);
    }

    VerificationReport runWithoutAssets() throws IOException {
        demand(Manifest.FILE_NAME, FindingCode.MANIFEST_MISSING);
        demand(SignatureFile.FILE_NAME, FindingCode.SIGNATURE_MISSING);
        // of a file that is not there, this is all there is to say
        Set<String> missing = findings.stream().map(Finding::path).collect(Collectors.toSet());
        VerificationReport report = verifier.verifyManifest(
                read(Manifest.FILE_NAME, Manifest.MAX_SIZE), read(SignatureFile.FILE_NAME, SignatureFile.MAX_SIZE));
        report.findings().stream()
                .filter(finding -> !missing.contains(finding.path()))
                .forEach(findings::add);
        return new VerificationReport(List.copyOf(findings), report.manifest(), report.signature(), List.of());
    }

    private void demand(String path, FindingCode missing) {
        if (!folder.files().containsKey(path)) {
            findings.add(missing(path, missing));
        }
    }

    /** One byte more than allowed, so that the size limit of the reader speaks. */
    private byte[] read(String path, int limit) throws IOException {
        return folder.files().containsKey(path) ? folder.read(path, limit + 1) : new byte[0];
    }

    private List<AssetVerdict> verifyAssets(Manifest manifest, AssetVerifier assets) throws IOException {
        Set<Long> sizes = new HashSet<>();
        manifest.assets().forEach(asset -> sizes.add(asset.compressedSize()));
        List<AssetVerdict> verdicts = new ArrayList<>();
        for (Asset asset : manifest.assets()) {
            Long size = folder.files().get(asset.assetPath());
            if (size == null) {
                findings.add(missing(asset.assetPath(), FindingCode.ASSET_MISSING));
            } else {
                AssetVerdict verdict = assets.verify(asset, digest(asset, sizes.contains(size)));
                findings.addAll(verdict.findings());
                verdicts.add(verdict);
            }
        }
        return verdicts;
    }

    /** A file of another asset's size is read to its end, because it may be that asset. */
    private AssetDigests digest(Asset asset, boolean mayBeAnother) throws IOException {
        AssetDigester digester = mayBeAnother ? AssetDigester.withoutLimit(asset) : AssetDigester.of(asset);
        byte[] buffer = new byte[BUFFER_SIZE];
        try (InputStream bytes = folder.open(asset.assetPath())) {
            for (int count = bytes.read(buffer); count >= 0 && !digester.overrun(); count = bytes.read(buffer)) {
                digester.update(buffer, 0, count);
            }
        }
        return digester.finish();
    }

    private Finding missing(String path, FindingCode code) {
        return folder.links().contains(path)
                ? Finding.error(FindingCode.SYMBOLIC_LINK, path, "The file is a symbolic link.")
                : Finding.error(code, path, "The file is missing.");
    }

    private void reportStrangers(Manifest manifest) {
        Set<String> listed = new HashSet<>(Set.of(Manifest.FILE_NAME, SignatureFile.FILE_NAME));
        manifest.assets().forEach(asset -> listed.add(asset.assetPath()));
        Set<String> strangers = new LinkedHashSet<>(folder.strangers());
        strangers.addAll(folder.links());
        strangers.addAll(folder.files().keySet());
        strangers.stream()
                .filter(path -> !listed.contains(path))
                .map(path -> Finding.error(
                        FindingCode.ASSET_UNEXPECTED, path, "The manifest does not list this; somebody added it."))
                .forEach(findings::add);
    }
}
