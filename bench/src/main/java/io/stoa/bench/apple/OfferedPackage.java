package io.stoa.bench.apple;

import io.stoa.simulator.appstoreconnect.notification.Notice;

/**
 * A package that App Store Connect has on offer.
 *
 * @param id         of the package version
 * @param number     of the package version
 * @param firstAsset path of the first asset, as the manifest spells it
 * @param size       bytes of all assets
 */
public record OfferedPackage(
        String appleItemId,
        String appleVersionId,
        String packageId,
        String id,
        int number,
        String firstAsset,
        long size) {

    static OfferedPackage parse(String appleItemId, long size, String line) {
        String[] words = line.split(" ");
        return new OfferedPackage(
                appleItemId, words[2], words[1], words[0], Integer.parseInt(words[3]), words[4], size);
    }

    /** What the marketplace is told about it. */
    public Notice notice(String marketplaceAppleItemId) {
        return new Notice.PackageVersionAvailable(marketplaceAppleItemId, appleItemId, packageId, id, number);
    }

    /** Where devices find the first asset. */
    public String pathOfFirstAsset() {
        return "/packages/" + appleItemId + "/" + appleVersionId + "/" + id + "/" + firstAsset;
    }

    /** How a device names the first asset when it asks for a licence: the name of its file, without what follows the dot. */
    public String publicIdOfFirstAsset() {
        return firstAsset.substring(firstAsset.lastIndexOf('/') + 1, firstAsset.lastIndexOf('.'));
    }
}
