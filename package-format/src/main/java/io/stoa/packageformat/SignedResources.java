package io.stoa.packageformat;

import java.util.LinkedHashMap;
import java.util.Map;

/** The signed content: {@code {version: 1, resources: {path: {hash2: 32 bytes}}}}. */
final class SignedResources {

    private static final int MAX_RESOURCES = 100_000;
    private static final int MAX_MEMBERS = 16;

    private SignedResources() {}

    static Map<String, Sha256> read(byte[] content) throws SignatureRefused {
        BinaryPropertyList list = new BinaryPropertyList(content);
        Map<String, Long> root = list.dictionary(list.root(), MAX_MEMBERS);
        long version = list.integer(member(root, "version"));
        if (version != 1) {
            throw BinaryPropertyList.malformed("it is of version %d, known is 1".formatted(version));
        }
        Map<String, Sha256> resources = new LinkedHashMap<>();
        Map<String, Long> entries = list.dictionary(member(root, "resources"), MAX_RESOURCES);
        for (Map.Entry<String, Long> entry : entries.entrySet()) {
            resources.put(entry.getKey(), digest(list, entry.getValue()));
        }
        return resources;
    }

    private static Sha256 digest(BinaryPropertyList list, long entry) throws SignatureRefused {
        byte[] digest = list.data(member(list.dictionary(entry, MAX_MEMBERS), "hash2"));
        if (digest.length != Sha256.LENGTH) {
            throw BinaryPropertyList.malformed("it holds a digest of %d bytes".formatted(digest.length));
        }
        return Sha256.ofDigest(digest);
    }

    private static long member(Map<String, Long> dictionary, String name) throws SignatureRefused {
        Long object = dictionary.get(name);
        if (object == null) {
            throw BinaryPropertyList.malformed("it lacks " + name);
        }
        return object;
    }
}
