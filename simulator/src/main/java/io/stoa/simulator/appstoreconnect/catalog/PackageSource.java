package io.stoa.simulator.appstoreconnect.catalog;

import java.io.IOException;
import java.util.Optional;

/** Where a package comes from: a folder, or a forge in memory. */
public interface PackageSource {

    /** What a person calls this source in a message, such as the folder. */
    String name();

    /**
     * The bytes of {@code manifest.json}.
     *
     * @throws IOException they cannot be read
     */
    byte[] manifest() throws IOException;

    /**
     * The bytes of {@code signature}.
     *
     * @throws IOException they cannot be read
     */
    byte[] signature() throws IOException;

    /**
     * An asset's bytes.
     *
     * @param assetPath as the manifest spells it, which a hostile manifest may spell in any way
     * @return empty when this source does not hold the asset
     * @throws IOException it cannot be read
     */
    Optional<AssetContent> asset(String assetPath) throws IOException;

    /** Whether App Store Connect tells {@code fileChecksum} for what is in it. */
    default boolean tellsChecksums() {
        return true;
    }
}
