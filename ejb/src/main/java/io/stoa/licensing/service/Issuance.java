package io.stoa.licensing.service;

import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseGrant;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicensePeriod;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one order gets.
 *
 * @param periods   how long each numbered asset is licensed
 * @param limits    on how many devices the account may have the apps
 * @param requestId of the order
 */
public record Issuance(
        Numbering numbering,
        Map<VersionAsset, LicensePeriod> periods,
        Map<Install, Integer> limits,
        LicenseHolder holder,
        String requestId) {

    /** What is sealed. */
    public List<LicenseGrant> grants(Map<VersionAsset, byte[]> keyBlobs) {
        return numbering.all().entrySet().stream()
                .map(entry -> grant(entry.getKey(), entry.getValue(), keyBlobs))
                .toList();
    }

    private LicenseGrant grant(VersionAsset asset, LicenseId id, Map<VersionAsset, byte[]> keyBlobs) {
        return new LicenseGrant(id, asset, keyBlobs.get(asset), periods.get(asset));
    }

    /** Rows for what is numbered for the first time. */
    public List<License> licenses() {
        return numbering.fresh().entrySet().stream()
                .map(entry ->
                        new License(entry.getValue(), entry.getKey(), holder, periods.get(entry.getKey()), requestId))
                .toList();
    }

    /** New periods for what was numbered before. */
    public Map<LicenseId, LicensePeriod> repeated() {
        return numbering.repeated().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, entry -> periods.get(entry.getKey())));
    }
}
