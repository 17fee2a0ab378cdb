package io.stoa.licensing.service;

import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.LicenseId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Under which number each asset is licensed.
 *
 * @param fresh    never given before
 * @param repeated given when the same request was answered before
 */
public record Numbering(Map<VersionAsset, LicenseId> fresh, Map<VersionAsset, LicenseId> repeated) {

    public Map<VersionAsset, LicenseId> all() {
        Map<VersionAsset, LicenseId> all = new LinkedHashMap<>(repeated);
        all.putAll(fresh);
        return all;
    }

    /** Without some of the assets; their numbers are spent. */
    public Numbering without(Collection<VersionAsset> others) {
        Map<VersionAsset, LicenseId> lessFresh = new LinkedHashMap<>(fresh);
        lessFresh.keySet().removeAll(others);
        Map<VersionAsset, LicenseId> lessRepeated = new LinkedHashMap<>(repeated);
        lessRepeated.keySet().removeAll(others);
        return new Numbering(lessFresh, lessRepeated);
    }
}
