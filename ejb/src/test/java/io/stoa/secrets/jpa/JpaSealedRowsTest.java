package io.stoa.secrets.jpa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.FormerKeyBlob;
import io.stoa.catalog.KeyBlob;
import io.stoa.catalog.VersionAsset;
import io.stoa.keys.DistributionKey;
import io.stoa.keys.DistributionKeyId;
import io.stoa.licensing.LicensingKey;
import io.stoa.licensing.LicensingKeyId;
import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import io.stoa.secrets.InstallationSecret;
import io.stoa.secrets.SealedBatch;
import io.stoa.secrets.SealedPlace;
import io.stoa.secrets.SealedRow;
import io.stoa.secrets.SealingKeys;
import io.stoa.secrets.SecretBox;
import io.stoa.secrets.crypto.SecretBoxes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Sealing anew loses no secret, whatever its row is, and leaves alone what it cannot open. */
class JpaSealedRowsTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final String OLD = line("old", 1);
    private static final String NEW = line("new", 2);
    private static final String LOST = line("lost", 3);
    private static final int PAGE = 2;

    @TempDir
    Path folder;

    private SecretBox before;
    private SecretBox lost;
    private SecretBox now;

    @BeforeEach
    void exchangeTheKey() {
        before = SecretBoxes.over(folder.resolve("before"), OLD);
        lost = SecretBoxes.over(folder.resolve("lost"), LOST);
        now = SecretBoxes.over(folder.resolve("now"), NEW, OLD);
    }

    @OnEveryDatabase
    void shouldGoThroughEveryKindThatIsSealed(Database database) {
        assertEquals(
                List.of("distribution-key", "former-key-blob", "installation-secret", "key-blob", "licensing-key"),
                database.<List<String>>read(entities -> rows(entities).kinds()));
    }

    @OnEveryDatabase
    void shouldSealEveryKindAnewSoThatTheNewKeyAloneOpensIt(Database database) {
        List<SealedRow> rows = oneOfEachKind(before);
        database.write(entities -> rows.forEach(entities::persist));

        assertEquals(
                rows.size(),
                all(database).stream().mapToInt(SealedBatch::sealedAnew).sum());

        SecretBox newAlone = SecretBoxes.over(folder.resolve("alone"), NEW);
        for (SealedRow row : rows) {
            SealedRow kept = database.read(entities -> entities.find(row.getClass(), idOf(database, row)));
            assertArrayEquals(
                    secretOf(row.sealedAs()),
                    newAlone.open(kept.sealedSecret().orElseThrow(), kept.sealedAs()),
                    row.sealedAs());
        }
    }

    @OnEveryDatabase
    void shouldDoNothingTheSecondTime(Database database) {
        database.write(entities -> oneOfEachKind(before).forEach(entities::persist));
        all(database);

        List<SealedBatch> again = all(database);

        assertEquals(0, again.stream().mapToInt(SealedBatch::sealedAnew).sum());
        assertEquals(
                List.of(Map.of("new", 1)),
                again.stream()
                        .map(SealedBatch::byKey)
                        .filter(keys -> !keys.isEmpty())
                        .distinct()
                        .toList());
    }

    @OnEveryDatabase
    void shouldGoOnWhereItWasStoppedAndMissNoRow(Database database) {
        database.write(entities -> IntStream.range(0, 5).forEach(i -> entities.persist(blob("asset-" + i, before))));

        SealedBatch first = step(database, new SealedPlace("key-blob", ""));
        SealedBatch second =
                step(database, new SealedPlace("key-blob", first.last().orElseThrow()));
        SealedBatch third =
                step(database, new SealedPlace("key-blob", second.last().orElseThrow()));
        SealedBatch none =
                step(database, new SealedPlace("key-blob", third.last().orElseThrow()));

        assertEquals(
                List.of(2, 2, 1, 0),
                List.of(first.sealedAnew(), second.sealedAnew(), third.sealedAnew(), none.sealedAnew()));
        assertEquals(Optional.empty(), none.last());
    }

    @OnEveryDatabase
    void shouldReportAndLeaveWhatDoesNotOpen(Database database) {
        byte[] damaged = before.seal(secretOf("x"), KeyBlob.context("asset-1"));
        damaged[damaged.length - 1] ^= 1;
        KeyBlob broken = new KeyBlob(asset("asset-1"), damaged, NOON);
        KeyBlob ofALostKey = blob("asset-2", lost);
        KeyBlob garbage = new KeyBlob(asset("asset-3"), new byte[0], NOON);
        database.write(entities ->
                List.of(broken, ofALostKey, garbage, blob("asset-4", before)).forEach(entities::persist));

        SealedBatch batch =
                database.inTransaction(entities -> rows(entities).sealAnew(SealedPlace.startOf("key-blob"), 10));

        assertEquals(1, batch.sealedAnew());
        assertEquals(Map.of("new", 1, "old", 1, "lost", 1, "unknown", 1), batch.byKey());
        assertEquals(
                List.of("asset-1/old", "asset-2/lost", "asset-3/unknown"),
                batch.unreadable().stream()
                        .map(row -> row.id() + "/" + row.key())
                        .toList());
        assertArrayEquals(damaged, sealed(database, "asset-1"));
        assertArrayEquals(ofALostKey.sealed(), sealed(database, "asset-2"));
        assertArrayEquals(new byte[0], sealed(database, "asset-3"));
    }

    @OnEveryDatabase
    void shouldCountAndChangeNothing(Database database) {
        KeyBlob blob = blob("asset-1", before);
        database.write(entities -> entities.persist(blob));

        SealedBatch counted =
                database.inTransaction(entities -> rows(entities).count(SealedPlace.startOf("key-blob"), 10));

        assertEquals(Map.of("old", 1), counted.byKey());
        assertArrayEquals(blob.sealed(), sealed(database, "asset-1"));
    }

    @OnEveryDatabase
    void shouldNotUndoWhatSomebodyChangedMeanwhile(Database database) {
        database.write(entities -> entities.persist(blob("asset-1", before)));
        byte[] another = now.seal(secretOf("another"), KeyBlob.context("asset-1"));

        assertThrows(
                PersistenceException.class,
                () -> database.write(entities -> {
                    rows(entities).sealAnew(SealedPlace.startOf("key-blob"), 10);
                    database.write(
                            others -> others.find(KeyBlob.class, "asset-1").replace(another, NOON));
                }));
        assertArrayEquals(another, sealed(database, "asset-1"));
    }

    @OnEveryDatabase
    void shouldPassOverARowWithoutASecret(Database database) {
        database.write(entities -> entities.persist(new LicensingKey(
                LicensingKeyId.next(), LicensingKeyPurpose.SIGNING, Optional.empty(), new byte[] {1}, NOON)));

        SealedBatch batch = step(database, SealedPlace.startOf("licensing-key"));

        assertEquals(Map.of(), batch.byKey());
        assertEquals(List.of(), batch.unreadable());
    }

    private List<SealedRow> oneOfEachKind(SecretBox box) {
        KeyBlob blob = blob("asset-1", box);
        DistributionKeyId distribution = new DistributionKeyId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01");
        LicensingKeyId licensing = LicensingKeyId.next();
        return List.of(
                blob,
                new FormerKeyBlob(blob, NOON),
                new DistributionKey(
                        distribution, sealed(DistributionKey.context(distribution), box), new byte[] {1}, NOON),
                new InstallationSecret("device-hash", sealed(InstallationSecret.context("device-hash"), box), NOON),
                new LicensingKey(
                        licensing,
                        LicensingKeyPurpose.ENCRYPTION,
                        Optional.of(sealed(LicensingKey.context(licensing), box)),
                        new byte[] {1},
                        NOON));
    }

    private static KeyBlob blob(String publicId, SecretBox box) {
        return new KeyBlob(asset(publicId), sealed(KeyBlob.context(publicId), box), NOON);
    }

    private static VersionAsset asset(String publicId) {
        return new VersionAsset(new AppleItemId(6), new AppleVersionId(1), publicId);
    }

    private static byte[] sealed(String context, SecretBox box) {
        return box.seal(secretOf(context), context);
    }

    private static byte[] secretOf(String context) {
        return ("the secret of " + context).getBytes(StandardCharsets.UTF_8);
    }

    private List<SealedBatch> all(Database database) {
        List<SealedBatch> batches = new ArrayList<>();
        List<String> kinds = database.read(entities -> rows(entities).kinds());
        for (String kind : kinds) {
            Optional<SealedPlace> place = Optional.of(SealedPlace.startOf(kind));
            while (place.isPresent()) {
                SealedBatch batch = step(database, place.get());
                batches.add(batch);
                place = batch.last().map(last -> new SealedPlace(kind, last));
            }
        }
        return batches;
    }

    private SealedBatch step(Database database, SealedPlace place) {
        return database.inTransaction(entities -> rows(entities).sealAnew(place, PAGE));
    }

    private static byte[] sealed(Database database, String publicId) {
        return database.<KeyBlob>read(entities -> entities.find(KeyBlob.class, publicId))
                .sealed();
    }

    private static Object idOf(Database database, SealedRow row) {
        Function<EntityManager, Object> id = entities ->
                entities.getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(row);
        return database.read(id);
    }

    private JpaSealedRows rows(EntityManager entities) {
        JpaSealedRows rows = new JpaSealedRows();
        rows.entities = entities;
        rows.secretBox = now;
        rows.keys = (SealingKeys) now;
        return rows;
    }

    private static String line(String id, int filling) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return id + ":" + Base64.getEncoder().encodeToString(key);
    }
}
