package io.stoa.packageformat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What held in every manifest ever seen though nobody promises it: told to a person, never a refusal. */
final class ManifestConsistency {

    private ManifestConsistency() {}

    static List<Finding> check(Manifest manifest) {
        List<Finding> findings = new ArrayList<>();
        if (!manifest.schemaVersion().startsWith("1.")) {
            findings.add(warning(
                    FindingCode.MANIFEST_SCHEMA_UNKNOWN,
                    "The manifest is of schema %s; known is 1.0.".formatted(Excerpt.of(manifest.schemaVersion()))));
        }
        checkTargets(manifest, findings);
        checkDeltas(manifest, findings);
        return findings;
    }

    private static void checkTargets(Manifest manifest, List<Finding> findings) {
        Map<InstallTarget, String> owners = new HashMap<>();
        for (Variant variant : manifest.variants()) {
            for (InstallTarget target : variant.installTargets()) {
                String owner = owners.putIfAbsent(target, variant.assetPath());
                if (owner != null && !owner.equals(variant.assetPath())) {
                    findings.add(warning(
                            FindingCode.INSTALL_TARGET_AMBIGUOUS,
                            "%s is claimed by %s and by %s."
                                    .formatted(Excerpt.of(target.toString()), owner, variant.assetPath())));
                }
            }
        }
    }

    private static void checkDeltas(Manifest manifest, List<Finding> findings) {
        Set<String> variants =
                manifest.variants().stream().map(Asset::assetPath).collect(Collectors.toSet());
        manifest.deltas().stream()
                .filter(delta -> !variants.contains(delta.targetVariantAssetPath()))
                .forEach(delta -> findings.add(warning(
                        FindingCode.DELTA_TARGET_UNKNOWN,
                        "%s leads to %s, which is no variant."
                                .formatted(delta.assetPath(), Excerpt.of(delta.targetVariantAssetPath())))));
    }

    private static Finding warning(FindingCode code, String sentence) {
        return Finding.warning(code, Manifest.FILE_NAME, sentence);
    }
}
