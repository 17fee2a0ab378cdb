package io.stoa.packageformat;

import java.util.List;
import java.util.Set;

/**
 * The judgement on one asset.
 *
 * @param verifiedBy what agreed with the bytes
 * @param findings what did not
 */
public record AssetVerdict(Asset asset, Set<VerifiedBy> verifiedBy, List<Finding> findings) {

    public AssetVerdict {
        verifiedBy = Set.copyOf(verifiedBy);
        findings = List.copyOf(findings);
    }

    /** What agreed with the bytes, the strongest first. */
    public List<VerifiedBy> vouchers() {
        return verifiedBy.stream().sorted().toList();
    }

    public boolean accepted() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
