package io.stoa.cli.packages;

import io.stoa.packageformat.AssetVerdict;
import io.stoa.packageformat.Finding;
import io.stoa.packageformat.FindingCode;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.Severity;
import io.stoa.packageformat.VerificationReport;
import io.stoa.packageformat.VerifiedBy;
import io.stoa.packageformat.VerifiedSignature;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report for a person: what the package is, what was checked, then each kind of fault once with what to do. */
final class VerificationText {

    private static final int SHOWN_PER_CODE = 5;

    private final VerificationReport report;

    VerificationText(VerificationReport report) {
        this.report = report;
    }

    void print(PrintWriter out) {
        report.manifest().ifPresent(manifest -> out.println(describe(manifest)));
        report.signature().ifPresent(signature -> out.println(describe(signature)));
        if (!report.assets().isEmpty()) {
            out.println(describeAssets());
            report.assets().forEach(verdict -> out.println(describe(verdict)));
        }
        byCode().forEach((code, findings) -> print(code, findings, out));
        out.println(verdict());
        out.flush();
    }

    private static String describe(Manifest manifest) {
        return printable("%s %s (%s), item %s, version %s, revision %d; variants: %d, deltas: %d"
                .formatted(
                        manifest.bundleId(),
                        manifest.shortVersionString(),
                        manifest.bundleVersion(),
                        manifest.appleItemId(),
                        manifest.appleVersionId(),
                        manifest.revision(),
                        manifest.variants().size(),
                        manifest.deltas().size()));
    }

    private static String describe(VerifiedSignature signature) {
        return "signed %s by %s; files covered: %d"
                .formatted(
                        signature.signingTime(),
                        signature.signer(),
                        signature.resources().size());
    }

    private String describeAssets() {
        return "assets read: %d, with %d right bytes; vouched for by the signature: %d, by the manifest's chunks: %d"
                .formatted(
                        report.assets().size(),
                        report.verifiedBytes(),
                        verified(VerifiedBy.SIGNATURE),
                        verified(VerifiedBy.CHUNKS));
    }

    private static String describe(AssetVerdict verdict) {
        String vouchers = verdict.vouchers().stream().map(VerifiedBy::word).collect(Collectors.joining(", "));
        return "  %s: %s".formatted(verdict.asset().assetPath(), vouchers.isEmpty() ? "nothing" : vouchers);
    }

    private long verified(VerifiedBy voucher) {
        return report.assets().stream()
                .map(AssetVerdict::verifiedBy)
                .filter(vouchers -> vouchers.contains(voucher))
                .count();
    }

    private Map<FindingCode, List<Finding>> byCode() {
        return report.findings().stream()
                .collect(Collectors.groupingBy(Finding::code, LinkedHashMap::new, Collectors.toList()));
    }

    private static void print(FindingCode code, List<Finding> findings, PrintWriter out) {
        boolean warning = findings.get(0).severity() == Severity.WARNING;
        out.printf("%n%s%s (%d)%n", warning ? "warning: " : "", code.code(), findings.size());
        findings.stream()
                .limit(SHOWN_PER_CODE)
                .forEach(finding -> out.println(printable("  " + finding.path() + ": " + finding.sentence())));
        if (findings.size() > SHOWN_PER_CODE) {
            out.printf("  and %d more; --json lists all%n", findings.size() - SHOWN_PER_CODE);
        }
        out.println("  What to do: " + code.remedy());
    }

    private String verdict() {
        long errors = report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        return System.lineSeparator() + (errors == 0 ? "accepted" : "refused; findings: %d".formatted(errors));
    }

    /** File names and manifests are foreign text; a terminal must not obey them. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
