package io.stoa.secrets;

import java.util.Optional;

/** An entity that holds a secret sealed by {@link SecretBox}. Being one is what has it sealed anew under another key. */
public interface SealedRow {

    /** The context its secret is sealed in. */
    String sealedAs();

    /** The sealed secret; empty where this row has none. */
    Optional<byte[]> sealedSecret();

    /** Takes the same secret, sealed anew in the same context. */
    void sealAnew(byte[] sealed);
}
