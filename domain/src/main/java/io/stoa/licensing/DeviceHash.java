package io.stoa.licensing;

/**
 * A device as licences remember it: a keyed hash, from which nobody without the key learns the device id.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record DeviceHash(String hex) {

    public DeviceHash {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a device hash is 64 lower-case hexadecimal digits");
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
