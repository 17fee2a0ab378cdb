package io.stoa.licensing.jpa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.licensing.LicensingKey;
import io.stoa.licensing.LicensingKeyId;
import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.licensing.LicensingKeyState;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Licensing keys as rows: an exchange is kept whole, and two of them do not overwrite each other. */
class JpaLicensingKeysTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    @OnEveryDatabase
    void shouldKeepAnExchange(Database database) {
        LicensingKey former = added(database, Optional.of(new byte[] {1, 0, -1}));
        LicensingKey present = added(database, Optional.empty());
        database.write(entities -> {
            List<LicensingKey> rows = keys(entities).lockAll();
            rows.get(0).certify(new byte[] {2}, NOON.plus(Duration.ofDays(1)));
            rows.get(0).giveWay(NOON.plus(Duration.ofDays(90)));
            rows.get(1).certify(new byte[] {3}, NOON.plus(Duration.ofDays(365)));
        });

        List<LicensingKey> kept = database.read(entities -> keys(entities).all());
        assertEquals(
                List.of(former.id(), present.id()),
                kept.stream().map(LicensingKey::id).toList());
        assertEquals(LicensingKeyState.FORMER, kept.get(0).state());
        assertEquals(Optional.of(NOON.plus(Duration.ofDays(90))), kept.get(0).opensUntil());
        assertArrayEquals(new byte[] {1, 0, -1}, kept.get(0).sealedSecret().orElseThrow());
        assertEquals(LicensingKeyState.ACTIVE, kept.get(1).state());
        assertArrayEquals(new byte[] {3}, kept.get(1).certificate().orElseThrow());
        assertEquals(true, kept.get(1).sealedSecret().isEmpty());
    }

    @OnEveryDatabase
    void shouldThrowAwayAKey(Database database) {
        added(database, Optional.of(new byte[] {1}));
        database.write(
                entities -> keys(entities).remove(keys(entities).lockAll().get(0)));

        assertEquals(List.of(), database.read(entities -> keys(entities).all()));
    }

    @OnEveryDatabase
    void shouldNotOverwriteWhatAnotherExchangeChangedMeanwhile(Database database) {
        added(database, Optional.of(new byte[] {1}));

        assertThrows(
                PersistenceException.class,
                () -> database.write(entities -> {
                    LicensingKey read = keys(entities).all().get(0);
                    database.write(others -> keys(others).lockAll().get(0).certify(new byte[] {2}, NOON));
                    read.certify(new byte[] {3}, NOON);
                }));
        assertArrayEquals(
                new byte[] {2},
                database.read(entities -> keys(entities).all().get(0).certificate())
                        .orElseThrow());
    }

    private static LicensingKey added(Database database, Optional<byte[]> secret) {
        LicensingKey key =
                new LicensingKey(LicensingKeyId.next(), LicensingKeyPurpose.ENCRYPTION, secret, new byte[] {9}, NOON);
        database.write(entities -> keys(entities).add(key));
        return key;
    }

    private static JpaLicensingKeys keys(EntityManager entities) {
        JpaLicensingKeys keys = new JpaLicensingKeys();
        keys.entities = entities;
        return keys;
    }
}
