package io.stoa.catalog.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.App;
import io.stoa.catalog.AvailabilityChange;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.DistributionPackage;
import io.stoa.catalog.Listing;
import io.stoa.catalog.OfferRule;
import io.stoa.catalog.PackageIdentity;
import io.stoa.catalog.PackageVersion;
import io.stoa.catalog.Publication;
import io.stoa.catalog.Release;
import io.stoa.catalog.SignedManifest;
import io.stoa.secrets.SecretBox;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The catalog's tables within one persistence context: its repositories, and rows for tests. */
public record CatalogTables(EntityManager entities) {

    public static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    public JpaCatalog catalog() {
        JpaCatalog catalog = new JpaCatalog();
        catalog.entities = entities;
        return catalog;
    }

    public CatalogRows rows() {
        CatalogRows rows = new CatalogRows();
        rows.entities = entities;
        return rows;
    }

    public JpaKeyBlobs keyBlobs() {
        JpaKeyBlobs keyBlobs = new JpaKeyBlobs();
        keyBlobs.entities = entities;
        keyBlobs.secretBox = new LabelledBox();
        keyBlobs.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return keyBlobs;
    }

    public JpaPackageAssets packageAssets() {
        JpaPackageAssets assets = new JpaPackageAssets();
        assets.entities = entities;
        return assets;
    }

    public PublishedPackages publishedPackages() {
        PublishedPackages packages = new PublishedPackages();
        packages.entities = entities;
        return packages;
    }

    public App app(long id, String name) {
        App app = new App(new AppleItemId(id), Distribution.DISTRIBUTED);
        app.list(new Listing(name, null, null, null, null, null));
        return rows().persisted(app);
    }

    /** An admitted version of an app that is there. */
    public Publication version(long app, long version, String minimumOs) {
        DistributionPackage container = container(app, version);
        say(container, AvailabilityChange.admitted(NOON));
        PackageVersion content = rows().persisted(delivery(app, version, 1));
        return rows().persisted(new Publication(content, release(minimumOs), NOON));
    }

    /** Takes a version from the offer. */
    public void withdrawn(long app, long version, Instant at) {
        say(rows().distributionPackage(packageId(version), new AppleItemId(app)), AvailabilityChange.withdrawn(at));
    }

    /** Puts a version that is there on offer. */
    public void admitted(long app, long version, Instant at) {
        say(rows().distributionPackage(packageId(version), new AppleItemId(app)), AvailabilityChange.admitted(at));
    }

    private void say(DistributionPackage container, AvailabilityChange change) {
        container.take(change);
        container.settle(new OfferRule(catalog().find(container.appleItemId()).orElseThrow(), container, List.of()));
    }

    /** The package of a version, not admitted yet. */
    public DistributionPackage container(long app, long version) {
        return rows().persisted(new DistributionPackage(packageId(version), new AppleItemId(app)));
    }

    public static PackageVersion delivery(long app, long version, int revision) {
        return new PackageVersion(
                packageVersionId(version, revision),
                packageId(version),
                new PackageIdentity(new AppleItemId(app), new AppleVersionId(version), revision),
                new SignedManifest(new byte[] {'{', 1}, new byte[] {2, 3}),
                NOON);
    }

    public static Release release(String minimumOs) {
        return new Release(
                "app.kite", "2.1.0", "210", OsVersion.parse(minimumOs).orElseThrow());
    }

    public static PackageId packageId(long version) {
        return new PackageId(uuid("package " + version));
    }

    public static PackageVersionId packageVersionId(long version, int revision) {
        return new PackageVersionId(uuid("package version " + version + "/" + revision));
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A box that only writes its label before the secret, and opens nothing under another label. */
    private static final class LabelledBox implements SecretBox {

        @Override
        public byte[] seal(byte[] secret, String context) {
            byte[] label = (context + ":").getBytes(StandardCharsets.UTF_8);
            byte[] sealed = Arrays.copyOf(label, label.length + secret.length);
            System.arraycopy(secret, 0, sealed, label.length, secret.length);
            return sealed;
        }

        @Override
        public byte[] open(byte[] sealed, String context) {
            byte[] label = (context + ":").getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(label, 0, label.length, sealed, 0, label.length)) {
                throw new IllegalStateException("sealed under another label than " + context);
            }
            return Arrays.copyOfRange(sealed, label.length, sealed.length);
        }
    }
}
