package io.stoa.packageformat;

import java.util.List;

/**
 * The difference from an installed version to one variant.
 *
 * @param sourceVersionId appleVersionId of the installed version it starts from
 * @param sourceTargets the devices whose installed variant it starts from
 * @param targetVariantAssetPath asset path of the variant it leads to
 */
public record Delta(
        AssetFile file, String sourceVersionId, List<InstallTarget> sourceTargets, String targetVariantAssetPath)
        implements Asset {

    public Delta {
        sourceTargets = List.copyOf(sourceTargets);
    }
}
