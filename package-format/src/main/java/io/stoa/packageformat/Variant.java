package io.stoa.packageformat;

import java.util.List;

/**
 * A whole app, made for some devices.
 *
 * @param installTargets the devices it is made for; a pair stands in at most one variant of a manifest
 */
public record Variant(AssetFile file, List<InstallTarget> installTargets) implements Asset {

    public Variant {
        installTargets = List.copyOf(installTargets);
    }
}
