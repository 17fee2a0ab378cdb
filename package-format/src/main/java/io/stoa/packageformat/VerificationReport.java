package io.stoa.packageformat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The judgement on a package, with all that is needed to go on with it.
 *
 * @param findings in the order of the checks; empty when nothing at all is wrong
 * @param manifest empty when it cannot be read
 * @param signature empty when it is not proven
 * @param assets verdicts on the assets that were there; empty when only the manifest was asked for
 */
public record VerificationReport(
        List<Finding> findings,
        Optional<Manifest> manifest,
        Optional<VerifiedSignature> signature,
        List<AssetVerdict> assets) {

    public VerificationReport {
        findings = List.copyOf(findings);
        assets = List.copyOf(assets);
    }

    /** Whether no finding stands against the package. */
    public boolean accepted() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    public boolean has(FindingCode code) {
        return findings.stream().anyMatch(finding -> finding.code() == code);
    }

    /** Bytes of all assets that were found to be right. */
    public long verifiedBytes() {
        return assets.stream()
                .filter(AssetVerdict::accepted)
                .mapToLong(verdict -> verdict.asset().compressedSize())
                .sum();
    }

    /**
     * The report for programs: {@code accepted}, {@code package}, {@code signature}, {@code checked}, {@code assets} with
     * what vouched for each, {@code findings}.
     */
    public JsonObject toJson() {
        return new ReportJson(this).write();
    }
}
