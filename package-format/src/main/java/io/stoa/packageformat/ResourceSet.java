package io.stoa.packageformat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The signature and the manifest must speak of the same files, no more and no fewer. */
final class ResourceSet {

    private ResourceSet() {}

    static List<Finding> compare(Manifest manifest, VerifiedSignature signature) {
        Set<String> listed = new LinkedHashSet<>(List.of(Manifest.FILE_NAME));
        manifest.assets().forEach(asset -> listed.add(asset.assetPath()));
        List<Finding> findings = new ArrayList<>();
        listed.stream()
                .filter(path -> !signature.resources().containsKey(path))
                .forEach(path -> findings.add(notSigned(path)));
        signature.resources().keySet().stream()
                .filter(path -> !listed.contains(path))
                .sorted()
                .forEach(path -> findings.add(notListed(path)));
        return findings;
    }

    static Finding notSigned(String path) {
        return Finding.error(FindingCode.RESOURCE_MISSING, path, "The signature does not cover this file.");
    }

    private static Finding notListed(String path) {
        return Finding.error(
                FindingCode.RESOURCE_UNEXPECTED,
                SignatureFile.FILE_NAME,
                "The signature covers %s, which the manifest does not list.".formatted(Excerpt.of(path)));
    }
}
