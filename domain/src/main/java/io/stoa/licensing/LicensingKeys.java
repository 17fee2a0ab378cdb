package io.stoa.licensing;

import java.util.List;

/** Port: the rows of licensing keys. There are few of them. */
public interface LicensingKeys {

    void add(LicensingKey key);

    void remove(LicensingKey key);

    /** All of them, the oldest first. */
    List<LicensingKey> all();

    /** The same, locked until the caller's transaction ends, so that two installations of certificates take turns. */
    List<LicensingKey> lockAll();
}
