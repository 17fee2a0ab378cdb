package io.stoa.keys;

import java.util.Optional;

/** Port: the rows of distribution keys. */
public interface DistributionKeys {

    void add(DistributionKey key);

    Optional<DistributionKey> find(DistributionKeyId id);

    /** The key that was here first: the marketplace's, where configuration names none. */
    Optional<DistributionKey> oldest();
}
