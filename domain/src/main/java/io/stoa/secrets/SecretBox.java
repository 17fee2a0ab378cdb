package io.stoa.secrets;

/** Port: seals secrets for rest and opens them again. The key-encryption key is never in the database. */
public interface SecretBox {

    /**
     * Seals a secret.
     *
     * @param context what the secret is and whose, such as {@code key-blob:PUBLIC-ID}; the same text opens it, so that
     *     a sealed value moved to another row does not open
     */
    byte[] seal(byte[] secret, String context);

    /**
     * Opens what {@link #seal} made.
     *
     * @throws SecretUnreadable when the key is not here, the bytes were changed, or the context is another
     */
    byte[] open(byte[] sealed, String context);
}
