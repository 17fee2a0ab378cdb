package io.stoa.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.apple.Sha256;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicationTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final AppleVersionId VERSION = new AppleVersionId(871200431);
    private static final PackageId PACKAGE = new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01");

    @Test
    void shouldPointAtTheDeliveryItWasMadeFrom() {
        Publication publication = new Publication(delivery(2), release("2.1.0", "17.4"), NOON);

        assertEquals(VERSION, publication.appleVersionId());
        assertEquals(KITE, publication.appleItemId());
        assertEquals(PACKAGE, publication.packageId());
        assertEquals(delivery(2).packageVersionId(), publication.packageVersionId());
        assertEquals(2, publication.revision());
        assertEquals("app.kite", publication.bundleId());
        assertEquals("2.1.0", publication.shortVersionString());
        assertEquals("210", publication.bundleVersion());
        assertEquals(OsVersion.parse("17.4").orElseThrow(), publication.minimumOs());
        assertEquals(NOON, publication.publishedAt());
    }

    @Test
    void shouldMoveOnToALaterRevision() {
        Publication publication = new Publication(delivery(1), release("2.1.0", "17.4"), NOON);

        assertTrue(publication.supersede(delivery(3), release("2.1.0", "18"), NOON.plusSeconds(9)));
        assertEquals(3, publication.revision());
        assertEquals(delivery(3).packageVersionId(), publication.packageVersionId());
        assertEquals(OsVersion.parse("18").orElseThrow(), publication.minimumOs());
        assertEquals(NOON.plusSeconds(9), publication.publishedAt());
    }

    @Test
    void shouldNeverGoBackToAnEarlierRevision() {
        Publication publication = new Publication(delivery(3), release("2.1.0", "17.4"), NOON);

        assertFalse(publication.supersede(delivery(2), release("2.0.0", "17.4"), NOON.plusSeconds(9)));
        assertEquals(3, publication.revision());
        assertEquals("2.1.0", publication.shortVersionString());
        assertEquals(NOON, publication.publishedAt());
    }

    @Test
    void shouldServeOfOneRevisionWhatAppStoreConnectCountsLater() {
        Publication publication = new Publication(delivery(2, 4), release("2.1.0", "17.4"), NOON);

        assertFalse(publication.supersede(delivery(2, 3), release("2.0.0", "17.4"), NOON));
        assertFalse(publication.supersede(delivery(2, 4), release("2.0.0", "17.4"), NOON));
        assertTrue(publication.supersede(delivery(2, 5), release("2.2.0", "17.4"), NOON));
        assertTrue(publication.supersede(delivery(3, 1), release("2.3.0", "17.4"), NOON));
        assertFalse(publication.supersede(delivery(2, 9), release("2.0.0", "17.4"), NOON));
        assertEquals("2.3.0", publication.shortVersionString());
    }

    @Test
    void shouldStayWhereItIsKnownOfOneRevisionOnlyWhichCameFirst() {
        Publication counted = new Publication(delivery(2, 4), release("2.1.0", "17.4"), NOON);
        Publication uncounted = new Publication(delivery(2), release("2.1.0", "17.4"), NOON);

        assertFalse(counted.supersede(delivery(2), release("2.0.0", "17.4"), NOON));
        assertFalse(uncounted.supersede(delivery(2, 5), release("2.0.0", "17.4"), NOON));
        assertFalse(uncounted.supersede(delivery(2), release("2.0.0", "17.4"), NOON));
    }

    @Property
    void shouldServeTheHighestRevisionInWhateverOrderTheyArrive(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 9) Integer> revisions) {
        Publication publication = new Publication(delivery(revisions.get(0)), release("2.1.0", "17.4"), NOON);
        revisions.forEach(revision -> publication.supersede(delivery(revision), release("2.1.0", "17.4"), NOON));

        assertEquals(revisions.stream().max(Comparator.naturalOrder()).orElseThrow(), publication.revision());
    }

    @ParameterizedTest
    @CsvSource({"0,true", "899,true", "900,false", "901,false"})
    void shouldBeServedForAWhileAfterItsWithdrawalSoThatDownloadsEndWell(int secondsLater, boolean served) {
        PublishedPackage withdrawn = new PublishedPackage(delivery(1), List.of(), Optional.of(NOON), Optional.empty());

        assertEquals(
                served, withdrawn.isServed(NOON.plusSeconds(secondsLater), Duration.ofMinutes(15), Duration.ofDays(7)));
    }

    @ParameterizedTest
    @CsvSource({"0,true", "604799,true", "604800,false"})
    void shouldBeServedForAWhileAfterAnotherRevisionTookItsPlace(int secondsLater, boolean served) {
        PublishedPackage superseded = new PublishedPackage(delivery(1), List.of(), Optional.empty(), Optional.of(NOON));

        assertEquals(
                served,
                superseded.isServed(NOON.plusSeconds(secondsLater), Duration.ofMinutes(15), Duration.ofDays(7)));
    }

    @Test
    void shouldNotBeOfferedAnewByBeingPublishedAgain() {
        Publication publication = new Publication(delivery(3), release("2.1.0", "17.4"), NOON);
        publication.lack(NOON.plusSeconds(1));
        assertEquals(Optional.of(NOON.plusSeconds(1)), publication.incompleteSince());

        assertFalse(publication.supersede(delivery(2), release("2.1.0", "17.4"), NOON.plusSeconds(2)));
        assertTrue(publication.incompleteSince().isPresent(), "an older revision brings back nothing");
        publication.isWhole(delivery(2), NOON.plusSeconds(2));
        assertTrue(publication.incompleteSince().isPresent(), "what is not pointed at says nothing");
        publication.isWhole(delivery(3), NOON.plusSeconds(2));

        assertEquals(Optional.empty(), publication.incompleteSince());
        assertEquals(NOON, publication.publishedAt());
    }

    @Test
    void shouldStayIncompleteWhenItLostSomethingAfterTheRepairHadBegun() {
        Publication publication = new Publication(delivery(3), release("2.1.0", "17.4"), NOON);
        publication.lack(NOON.plusSeconds(1));
        publication.lack(NOON.plusSeconds(9));
        publication.isWhole(delivery(3), NOON.plusSeconds(5));

        assertEquals(Optional.of(NOON.plusSeconds(9)), publication.incompleteSince());
    }

    @Test
    void shouldTakeAnotherDeliveryOfItsRevisionWhileBytesOfItAreMissing() {
        Publication publication = new Publication(delivery(3), release("2.1.0", "17.4"), NOON);
        publication.lack(NOON);

        assertTrue(publication.supersede(delivery(3, 2), release("2.1.0", "17.4"), NOON));
    }

    @Test
    void shouldBeServedAsLongAsItIsOffered() {
        PublishedPackage offered = new PublishedPackage(delivery(1), List.of(), Optional.empty(), Optional.empty());

        assertTrue(offered.isServed(NOON.plus(Duration.ofDays(9_000)), Duration.ZERO, Duration.ZERO));
    }

    @Test
    void shouldKeepManifestAndSignatureByteForByte() {
        SignedManifest content = delivery(1).content();

        assertArrayEquals(new byte[] {1, 2, 3}, content.manifest());
        assertArrayEquals(new byte[] {4, 5}, content.signature());
    }

    @Test
    void shouldNotShowAKeyBlobInALog() {
        HeldAsset asset = held(Set.of(AssetProof.CHUNKS));

        assertEquals("HeldAsset[variant/a.ipa]", asset.toString());
    }

    @Test
    void shouldHoldNothingThatNothingVouchesFor() {
        assertThrows(IllegalArgumentException.class, () -> held(Set.of()));
    }

    @Property
    void shouldRememberWhatVouchedForAnAsset(@ForAll @NotEmpty Set<AssetProof> proofs) {
        assertEquals(proofs, new PackageAsset(new PackageVersionId("v"), held(proofs)).provenBy());
    }

    private static HeldAsset held(Set<AssetProof> proofs) {
        return new HeldAsset("a", "variant/a.ipa", 3, Sha256.of("abc"), proofs, new byte[] {83, 69, 67, 82, 69, 84});
    }

    @Test
    void shouldKnowAnAssetInEitherCaseOfItsId() {
        assertEquals(new VersionAsset(KITE, VERSION, "ABC-9"), new VersionAsset(KITE, VERSION, "abc-9"));
    }

    @Test
    void shouldSealAKeyBlobForItsOwnAssetOnly() {
        KeyBlob blob = new KeyBlob(new VersionAsset(KITE, VERSION, "A"), new byte[] {1}, NOON);
        blob.sealed()[0] = 9;
        assertArrayEquals(new byte[] {1}, blob.sealed());

        blob.replace(new byte[] {2}, NOON.plusSeconds(1));

        assertArrayEquals(new byte[] {2}, blob.sealed());
        assertEquals(NOON.plusSeconds(1), blob.storedAt());
        assertEquals("key-blob:a", KeyBlob.context(blob.asset().publicId()));
    }

    @ParameterizedTest
    @CsvSource({"distributed,false", "marketplace-app,true", "web,true"})
    void shouldSpellTheKindsAsTheApiDoes(String word, boolean byLink) {
        Distribution kind = Distribution.parse(word).orElseThrow();

        assertEquals(word, kind.word());
        assertEquals(byLink, kind.installsByLink());
        assertEquals(Optional.empty(), Distribution.parse(word.toUpperCase(java.util.Locale.ROOT)));
    }

    private static PackageVersion delivery(int revision) {
        return delivery("0f2c7a3e-6d51-4b8f-9a77-%012d".formatted(revision), revision);
    }

    /** The delivery that App Store Connect counts as the {@code number}th. */
    private static PackageVersion delivery(int revision, long number) {
        return delivery("0f2c7a3e-6d51-4b8f-%04d-%012d".formatted(number, revision), revision)
                .numbered(number);
    }

    private static PackageVersion delivery(String id, int revision) {
        return new PackageVersion(
                new PackageVersionId(id),
                PACKAGE,
                new PackageIdentity(KITE, VERSION, revision),
                new SignedManifest(new byte[] {1, 2, 3}, new byte[] {4, 5}),
                NOON);
    }

    private static Release release(String shortVersion, String minimumOs) {
        return new Release(
                "app.kite", shortVersion, "210", OsVersion.parse(minimumOs).orElseThrow());
    }
}
