package io.stoa.secrets.jpa;

import io.stoa.secrets.SealedBatch;
import io.stoa.secrets.SealedRow;
import io.stoa.secrets.SealingKeys;
import io.stoa.secrets.SecretBox;
import io.stoa.secrets.SecretUnreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Goes through rows one after the other and keeps count. */
final class SealedTally {

    private static final String NO_KEY = "unknown";

    private final String kind;
    private final SecretBox secretBox;
    private final SealingKeys keys;
    private final Map<String, Integer> byKey = new TreeMap<>();
    private final List<SealedBatch.Unreadable> unreadable = new ArrayList<>();
    private int sealedAnew;
    private String last;

    SealedTally(String kind, SecretBox secretBox, SealingKeys keys) {
        this.kind = kind;
        this.secretBox = secretBox;
        this.keys = keys;
    }

    void sealAnew(SealedRow row, String id) {
        Optional<byte[]> opened = open(row, id);
        if (opened.isPresent() && !keyOf(row).equals(keys.present())) {
            row.sealAnew(secretBox.seal(opened.get(), row.sealedAs()));
            sealedAnew++;
        }
        note(row, id);
    }

    void count(SealedRow row, String id) {
        open(row, id);
        note(row, id);
    }

    private Optional<byte[]> open(SealedRow row, String id) {
        try {
            return row.sealedSecret().map(secret -> secretBox.open(secret, row.sealedAs()));
        } catch (SecretUnreadable damagedOrOfALostKey) {
            unreadable.add(new SealedBatch.Unreadable(kind, id, keyOf(row)));
            return Optional.empty();
        }
    }

    private void note(SealedRow row, String id) {
        last = id;
        if (row.sealedSecret().isPresent()) {
            byKey.merge(keyOf(row), 1, Integer::sum);
        }
    }

    private String keyOf(SealedRow row) {
        return row.sealedSecret().flatMap(keys::of).orElse(NO_KEY);
    }

    SealedBatch batch() {
        return new SealedBatch(byKey, sealedAnew, unreadable, Optional.ofNullable(last));
    }
}
