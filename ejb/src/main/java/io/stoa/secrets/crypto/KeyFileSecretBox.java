package io.stoa.secrets.crypto;

import io.stoa.secrets.SealingKeys;
import io.stoa.secrets.SecretBox;
import io.stoa.secrets.SecretUnreadable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals with AES-256-GCM and a random nonce. A sealed secret reads: form 1, length of the key's id, the id, 12 bytes of
 * nonce, ciphertext with tag. Everything before the nonce and the context are authenticated with it.
 */
@ApplicationScoped
public class KeyFileSecretBox implements SecretBox, SealingKeys {

    private static final byte FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    @Inject
    SecretKeyFile file;

    private KeyEncryptionKeys keys;

    // at first use, not at start: in development the file is made by then
    @PostConstruct
    void read() {
        keys = KeyEncryptionKeys.read(file.path());
    }

    @Override
    public byte[] seal(byte[] secret, String context) {
        byte[] head = head(keys.sealingId());
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, keyOf(head), nonce, head, context)
                    .doFinal(secret);
            return ByteBuffer.allocate(head.length + nonce.length + ciphertext.length)
                    .put(head)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("AES-GCM belongs to every Java platform", unavailable);
        }
    }

    @Override
    public byte[] open(byte[] sealed, String context) {
        try {
            ByteBuffer parts = ByteBuffer.wrap(sealed);
            byte[] head = take(parts, 2 + Byte.toUnsignedInt(parts.get(1)));
            byte[] nonce = take(parts, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, keyOf(head), nonce, head, context)
                    .doFinal(take(parts, parts.remaining()));
        } catch (GeneralSecurityException
                | ProviderException // the platform's word for a ciphertext shorter than its tag
                | IndexOutOfBoundsException
                | BufferUnderflowException doesNotOpen) {
            throw new SecretUnreadable(doesNotOpen);
        }
    }

    @Override
    public String present() {
        return keys.sealingId();
    }

    @Override
    public Optional<String> of(byte[] sealed) {
        try {
            ByteBuffer parts = ByteBuffer.wrap(sealed);
            byte[] head = take(parts, 2 + Byte.toUnsignedInt(parts.get(1)));
            return head[0] == FORM ? Optional.of(idOf(head)) : Optional.empty();
        } catch (IndexOutOfBoundsException | BufferUnderflowException cut) {
            return Optional.empty();
        }
    }

    @Override
    public boolean areStale() {
        return !KeyEncryptionKeys.read(file.path()).sealsLike(keys);
    }

    private static byte[] head(String keyId) {
        byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 + id.length)
                .put(FORM)
                .put((byte) id.length)
                .put(id)
                .array();
    }

    private SecretKeySpec keyOf(byte[] head) throws InvalidKeyException {
        if (head[0] != FORM) {
            throw new InvalidKeyException("sealed in a form this release does not know");
        }
        return keys.find(idOf(head))
                .orElseThrow(() -> new InvalidKeyException("the key it was sealed with is not in the file"));
    }

    private static String idOf(byte[] head) {
        return new String(head, 2, head.length - 2, StandardCharsets.US_ASCII);
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, byte[] head, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head);
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] take(ByteBuffer parts, int length) {
        byte[] part = new byte[length];
        parts.get(part);
        return part;
    }
}
