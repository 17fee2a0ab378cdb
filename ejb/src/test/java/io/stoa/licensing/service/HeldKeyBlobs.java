package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.KeyBlobs;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Key blobs in memory. */
final class HeldKeyBlobs implements KeyBlobs {

    final Map<String, byte[]> held = new HashMap<>();
    int questions;

    @Override
    public void store(AppleItemId app, AppleVersionId version, String publicId, byte[] blob) {
        held.put(publicId, blob);
    }

    @Override
    public Map<String, byte[]> open(Collection<String> publicIds) {
        questions++;
        return held.entrySet().stream()
                .filter(entry -> publicIds.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
