package io.stoa.secrets;

import java.util.Optional;

/** Port: with which key-encryption key secrets are sealed, by its id. */
public interface SealingKeys {

    /** The key that seals now. */
    String present();

    /** The key a secret was sealed with, whether it is still here or not; empty where the bytes name none. */
    Optional<String> of(byte[] sealed);

    /** Whether the file begins with another key than the one that seals, because it was changed after the start. */
    boolean areStale();
}
