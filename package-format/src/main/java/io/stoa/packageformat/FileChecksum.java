package io.stoa.packageformat;

import java.util.Base64;
import java.util.Optional;

/**
 * The {@code fileChecksum} of the App Store Connect API: SHA-256 of the file, in hexadecimal by its reference; Base64 is
 * understood too, because other checksums of the same API are written so.
 */
public final class FileChecksum {

    private static final int HEX_LENGTH = 2 * Sha256.LENGTH;

    private FileChecksum() {}

    /** The digest, empty when the text is neither spelling of one. */
    public static Optional<Sha256> read(String fileChecksum) {
        String text = fileChecksum.strip();
        try {
            return Optional.of(
                    text.length() == HEX_LENGTH
                            ? new Sha256(text)
                            : Sha256.ofDigest(Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException e) {
            // neither hexadecimal nor Base64 of 32 bytes; the caller decides what an unreadable checksum means
            return Optional.empty();
        }
    }
}
