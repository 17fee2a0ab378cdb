package io.stoa.licensing;

import io.stoa.row.RowId;

/**
 * The id of a licensing key that is kept here.
 *
 * @param value a UUID version 7
 */
public record LicensingKeyId(String value) {

    public static LicensingKeyId next() {
        return new LicensingKeyId(RowId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
