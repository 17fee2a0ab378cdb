package io.stoa.storefront.service;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalog.Offer;
import io.stoa.catalog.Publication;
import io.stoa.settings.InstallationSettings;
import io.stoa.storefront.AppCard;
import io.stoa.storefront.AppPage;
import io.stoa.storefront.AppTexts;
import io.stoa.storefront.DisplayText;
import io.stoa.storefront.FrontPage;
import io.stoa.storefront.Masthead;
import io.stoa.storefront.OfferedVersion;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages of the storefront, each made from one read of the catalog. */
@Stateless
public class Storefront {

    private static final int MOST_APPS = 1_000;

    @Inject
    Catalog catalog;

    @Inject
    InstallationSettings installation;

    /** All that a page shows which is about no app. */
    public Masthead masthead() {
        return new Masthead(marketplaceName());
    }

    /** Every app on offer, at most a thousand. */
    public FrontPage frontPage() {
        return new FrontPage(
                marketplaceName(),
                catalog.storefront(MOST_APPS).stream().map(Storefront::card).toList());
    }

    /** The page of an app; empty where no version of it is on offer. */
    public Optional<AppPage> appPage(AppleItemId app) {
        List<AppleItemId> asked = Stream.concat(Stream.of(app), installation.marketplaceId().stream())
                .distinct()
                .toList();
        List<Offer> offers = catalog.offered(asked, Optional.empty());
        List<Offer> versions = ofApp(offers, app);
        return versions.stream().findFirst().map(newest -> page(newest, versions, marketplaceApp(offers)));
    }

    private AppPage page(Offer newest, List<Offer> versions, Optional<AppCard> marketplaceApp) {
        return new AppPage(
                marketplaceName(),
                marketplaceApp,
                card(newest),
                newest.app().distribution(),
                newest.publication().minimumOs().toString(),
                AppTexts.of(newest.app().listing()),
                versions.stream()
                        .map(Offer::publication)
                        .map(Storefront::version)
                        .toList());
    }

    private Optional<AppCard> marketplaceApp(List<Offer> offers) {
        return installation.marketplaceId().flatMap(marketplace -> ofApp(offers, marketplace).stream()
                .findFirst()
                .map(Storefront::card));
    }

    private String marketplaceName() {
        return DisplayText.line(installation.marketplaceName());
    }

    private static List<Offer> ofApp(List<Offer> offers, AppleItemId app) {
        return offers.stream()
                .filter(offer -> offer.app().appleItemId().equals(app))
                .toList();
    }

    private static AppCard card(Offer offer) {
        return AppCard.of(offer.app().listing(), offer.publication());
    }

    private static OfferedVersion version(Publication publication) {
        return new OfferedVersion(publication.appleItemId(), publication.appleVersionId(), publication.publishedAt());
    }
}
