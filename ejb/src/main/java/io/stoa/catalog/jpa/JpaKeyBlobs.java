package io.stoa.catalog.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.FormerKeyBlob;
import io.stoa.catalog.KeyBlob;
import io.stoa.catalog.KeyBlobs;
import io.stoa.catalog.VersionAsset;
import io.stoa.secrets.SecretBox;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Key blobs in the database, each sealed as the blob of its own asset. */
@Stateless
public class JpaKeyBlobs implements KeyBlobs {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Inject
    SecretBox secretBox;

    @Inject
    Clock clock;

    @Override
    public void store(AppleItemId app, AppleVersionId version, String publicId, byte[] blob) {
        VersionAsset asset = new VersionAsset(app, version, publicId);
        KeyBlob held = entities.find(KeyBlob.class, asset.publicId());
        if (held == null) {
            entities.persist(new KeyBlob(asset, seal(asset.publicId(), blob), clock.instant()));
        } else if (!MessageDigest.isEqual(blob, open(held))) {
            entities.persist(new FormerKeyBlob(held, clock.instant()));
            held.replace(seal(asset.publicId(), blob), clock.instant());
        }
    }

    @Override
    public Map<String, byte[]> open(Collection<String> publicIds) {
        if (publicIds.isEmpty()) {
            return Map.of();
        }
        List<String> asked = publicIds.stream()
                .map(publicId -> publicId.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return entities.createQuery("select b from KeyBlob b where b.publicId in :publicIds", KeyBlob.class)
                .setParameter("publicIds", asked)
                .getResultStream()
                .collect(Collectors.toMap(held -> held.asset().publicId(), this::open));
    }

    private byte[] seal(String publicId, byte[] blob) {
        return secretBox.seal(blob, KeyBlob.context(publicId));
    }

    private byte[] open(KeyBlob held) {
        return secretBox.open(held.sealed(), KeyBlob.context(held.asset().publicId()));
    }
}
