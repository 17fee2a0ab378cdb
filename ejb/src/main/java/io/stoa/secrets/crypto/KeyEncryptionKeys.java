package io.stoa.secrets.crypto;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of {@code stoa.secrets.key-file}: one {@code id:base64-of-32-bytes} a line; the first seals, all open. Empty
 * lines and lines that start with {@code #} are passed over.
 */
final class KeyEncryptionKeys {

    private static final Pattern LINE = Pattern.compile("([0-9A-Za-z._-]{1,32}):([0-9A-Za-z+/]{43}=)");
    private static final String FORM =
            "each line has to be ID:KEY, where KEY is the Base64 of 32 random bytes" + " (openssl rand -base64 32).";

    private final Map<String, SecretKeySpec> keys;

    private KeyEncryptionKeys(Map<String, SecretKeySpec> keys) {
        this.keys = keys;
    }

    /** @throws MarketplaceException with {@code NOT_CONFIGURED} when the file cannot be used as it is */
    static KeyEncryptionKeys read(Path file) {
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        try {
            Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> add(line, keys));
        } catch (IOException unreadable) {
            throw unusable("stoa.secrets.key-file cannot be read: " + file, unreadable);
        }
        if (keys.isEmpty()) {
            throw unusable("stoa.secrets.key-file holds no key; " + FORM, null);
        }
        return new KeyEncryptionKeys(keys);
    }

    // a line is never repeated in a complaint: it may hold a key
    private static void add(String line, Map<String, SecretKeySpec> keys) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw unusable("stoa.secrets.key-file has a line that is no key; " + FORM, null);
        }
        byte[] key = Base64.getDecoder().decode(matcher.group(2));
        if (keys.put(matcher.group(1), new SecretKeySpec(key, "AES")) != null) {
            throw unusable("stoa.secrets.key-file has two keys with the id " + matcher.group(1) + ".", null);
        }
    }

    private static MarketplaceException unusable(String sentence, Throwable cause) {
        return new MarketplaceException(FailureCode.NOT_CONFIGURED, sentence, cause);
    }

    String sealingId() {
        return keys.keySet().iterator().next();
    }

    /** Whether both seal with the same key. */
    boolean sealsLike(KeyEncryptionKeys other) {
        return sealingId().equals(other.sealingId()) && keys.get(sealingId()).equals(other.keys.get(sealingId()));
    }

    Optional<SecretKeySpec> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }
}
