package io.stoa.licensing.crypto;

import io.stoa.licensing.LicensingKey;
import io.stoa.licensing.LicensingKeys;
import java.util.ArrayList;
import java.util.List;

/** The rows of licensing keys in memory. */
public final class StoredLicensingKeys implements LicensingKeys {

    private final List<LicensingKey> rows = new ArrayList<>();

    @Override
    public void add(LicensingKey key) {
        rows.add(key);
    }

    @Override
    public void remove(LicensingKey key) {
        rows.remove(key);
    }

    @Override
    public List<LicensingKey> all() {
        return List.copyOf(rows);
    }

    @Override
    public List<LicensingKey> lockAll() {
        return all();
    }
}
