package io.stoa.storefront.view;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.apple.Territory;
import io.stoa.catalog.App;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.Listing;
import io.stoa.catalog.PackageIdentity;
import io.stoa.catalog.PackageVersion;
import io.stoa.catalog.Publication;
import io.stoa.catalog.Release;
import io.stoa.catalog.SignedManifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A catalog in memory that keeps the port's promises: newest first within an app, one answer for many apps. */
public final class Offers implements Catalog {

    public static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final String PACKAGE = "5b0c2f5e-1c0a-4c55-93a4-6b5c6d0e7f11";

    private final List<Offer> offers = new ArrayList<>();

    public Offers with(App app, long version, String shortVersion) {
        PackageVersion content = new PackageVersion(
                packageVersion(version),
                new PackageId(PACKAGE),
                new PackageIdentity(app.appleItemId(), new AppleVersionId(version), 1),
                new SignedManifest(new byte[0], new byte[0]),
                NOON);
        Release release = new Release(
                "app.kite", shortVersion, "210", OsVersion.parse("17.4").orElseThrow());
        offers.add(new Offer(app, new Publication(content, release, NOON)));
        return this;
    }

    public static PackageVersionId packageVersion(long version) {
        return new PackageVersionId("0f2c7a3e-6d51-4b8f-9a77-%012d".formatted(version));
    }

    public static App app(long id, Distribution distribution, String name) {
        App app = new App(new AppleItemId(id), distribution);
        app.list(new Listing(name, null, null, null, null, null));
        return app;
    }

    public void clear() {
        offers.clear();
    }

    @Override
    public List<Offer> offered(Collection<AppleItemId> apps, Optional<Territory> territory) {
        return offers.stream()
                .filter(offer -> apps.contains(offer.app().appleItemId()))
                .sorted(Comparator.comparing((Offer offer) -> offer.app().appleItemId())
                        .thenComparing(offer -> offer.publication().appleVersionId(), Comparator.reverseOrder()))
                .toList();
    }

    @Override
    public List<Offer> storefront(int limit) {
        return offers.stream().limit(limit).toList();
    }

    @Override
    public Optional<App> find(AppleItemId id) {
        return offers.stream()
                .map(Offer::app)
                .filter(app -> app.appleItemId().equals(id))
                .findFirst();
    }

    @Override
    public List<App> find(Collection<AppleItemId> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public List<App> installedByLink() {
        return offers.stream()
                .map(Offer::app)
                .filter(app -> app.distribution().installsByLink())
                .toList();
    }
}
