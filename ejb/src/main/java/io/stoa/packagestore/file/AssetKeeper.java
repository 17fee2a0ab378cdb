package io.stoa.packagestore.file;

import io.stoa.apple.Sha256;
import io.stoa.packagestore.StagedPackage;
import java.io.IOException;
import java.nio.file.Path;

/** Where verified assets of one app end up: what {@link StagedPackage#promote} needs of a store. */
public interface AssetKeeper {

    /** Whether the asset is held already. */
    boolean holds(String publicId) throws IOException;

    /**
     * Makes a staged asset durable and visible, all of it or nothing. The staged file is gone afterwards.
     *
     * @param staged complete and verified, on the local disk
     */
    void keep(Path staged, String publicId, Sha256 sha256) throws IOException;
}
