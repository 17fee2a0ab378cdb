package io.stoa.packagestore;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Port: the bytes of assets, once per {@code publicId} and shared by every revision that lists it.
 *
 * <p>Methods throw {@link io.stoa.problem.RetryableFailure} with {@code STORAGE_UNAVAILABLE} or {@code NO_SPACE} when
 * the store does not answer or is full.
 */
public interface PackageStore {

    /**
     * A place for the bytes of one attempt at an ingestion, invisible to readers; closing it discards what was not
     * promoted.
     *
     * @param attempt the ingestion's id, a hyphen, and a number that rises with every attempt: what an earlier attempt
     *     left behind is discarded
     */
    StagedPackage stage(String attempt, AppleItemId app);

    /**
     * The digest of an asset held from an earlier revision.
     *
     * @return empty when the asset is not held
     */
    Optional<StoredAsset> find(AppleItemId app, String publicId);

    /**
     * Opens an asset for reading at any position; the caller closes.
     *
     * @throws AssetNotFound when it is not held
     */
    AssetBytes open(AppleItemId app, String publicId);

    /**
     * Everything that is held, of every app, in no order; the caller closes. What comes in or goes out meanwhile may be
     * seen or not.
     */
    Stream<StockedAsset> stock();

    /**
     * Takes an asset out: from here on it is not held. One that is not held is as good.
     *
     * <p>Whoever reads it at this moment goes on where the store has files, and breaks off where it has objects.
     */
    void remove(AppleItemId app, String publicId);

    /** Clears away what crashes left behind and nobody has written to since {@code before}: staged and half sent bytes. */
    void sweep(Instant before);

    /** Where the bytes are, for an operator; holds no secret. */
    String place();

    /**
     * An asset that is held.
     *
     * @param size   bytes
     * @param sha256 as noted when it was promoted
     */
    record StoredAsset(String publicId, long size, Sha256 sha256) {}

    /**
     * An asset that is held, as the store's own records have it.
     *
     * @param size  bytes
     * @param since when it came in, by the store's clock
     */
    record StockedAsset(AppleItemId app, String publicId, long size, Instant since) {}
}
