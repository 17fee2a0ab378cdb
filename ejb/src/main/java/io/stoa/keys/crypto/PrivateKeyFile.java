package io.stoa.keys.crypto;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/**
 * Private keys in PEM, as openssl and App Store Connect write them: PKCS #8, SEC 1 or PKCS #1; elliptic curve P-256 or RSA
 * of 2048 bits and more.
 */
public final class PrivateKeyFile {

    private PrivateKeyFile() {}

    /**
     * Every private key of a file, in its order, each with its public key. Whatever else stands there (curve parameters,
     * certificates, comments) is passed over.
     *
     * @return at least one
     * @throws KeyFileUnreadable when the file is missing, holds no private key, an encrypted one or one of another kind
     */
    public static List<KeyPair> readAll(Path file) {
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
                PEMParser pem = new PEMParser(text)) {
            List<KeyPair> keys = new ArrayList<>();
            for (Object block = pem.readObject(); block != null; block = pem.readObject()) {
                read(block, file, keys);
            }
            return requireSome(keys, file);
        } catch (IOException | IllegalStateException | IllegalArgumentException unreadable) {
            throw new KeyFileUnreadable(
                    file, "cannot be read: it has to be a PEM file this user may read.", unreadable);
        }
    }

    /** The first key of a file. */
    public static KeyPair read(Path file) {
        return readAll(file).get(0);
    }

    private static void read(Object block, Path file, List<KeyPair> keys) {
        if (block instanceof PEMEncryptedKeyPair || block instanceof PKCS8EncryptedPrivateKeyInfo) {
            throw new KeyFileUnreadable(
                    file, "is encrypted. Decrypt it (openssl pkey) and protect it by its file mode.");
        }
        if (block instanceof PEMKeyPair pair) {
            keys.add(keyPair(pair.getPrivateKeyInfo(), file));
        } else if (block instanceof PrivateKeyInfo key) {
            keys.add(keyPair(key, file));
        }
    }

    private static KeyPair keyPair(PrivateKeyInfo key, Path file) {
        return PrivateKeys.keyPair(key)
                .orElseThrow(() -> new KeyFileUnreadable(
                        file, "holds a key of another kind: elliptic curve P-256 or RSA of 2048 bits is needed."));
    }

    private static List<KeyPair> requireSome(List<KeyPair> keys, Path file) {
        if (keys.isEmpty()) {
            throw new KeyFileUnreadable(file, "holds no private key in PEM.");
        }
        return List.copyOf(keys);
    }
}
