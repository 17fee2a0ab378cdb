package io.stoa.install.service;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalog.Offer;
import io.stoa.entitlement.service.AppAccess;
import io.stoa.install.InstallRecords;
import io.stoa.install.InstallVerificationToken.Kind;
import io.stoa.install.crypto.TokenWriter;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the marketplace app needs to install one app: a token, and where the package is. */
@Stateless
public class InstallPermits {

    @Inject
    Catalog catalog;

    @Inject
    InstallRecords records;

    @Inject
    InstallTokens tokens;

    @Inject
    MintedTokens minted;

    @Inject
    AppAccess appAccess;

    @Inject
    PackageUrls urls;

    @Inject
    Clock clock;

    /**
     * What an install is asked for.
     *
     * @param version    the newest offered one where it is empty
     * @param account    decides whether this counts as a first download or a later one
     * @param redownload the caller's word on that, where there is no account
     */
    public record Order(
            AppleItemId app, Optional<AppleVersionId> version, Optional<String> account, boolean redownload) {}

    /**
     * A permit to install.
     *
     * @param token                          an install verification token
     * @param alternativeDistributionPackage base URL of the package
     */
    public record Permit(String token, Instant expiresAt, String alternativeDistributionPackage) {}

    /**
     * Permits one install.
     *
     * @throws MarketplaceException with {@code NOT_FOUND} when no such version is offered, with {@code ACCESS_REFUSED} and the
     *     reason when the account may not have the app
     */
    public Permit issue(Order order) {
        Offer offer = catalog.offered(List.of(order.app()), Optional.empty()).stream()
                .filter(candidate -> order.version()
                        .map(candidate.publication().appleVersionId()::equals)
                        .orElse(true))
                .findFirst()
                .orElseThrow(
                        () -> new MarketplaceException(FailureCode.NOT_FOUND, "This app or version is not on offer."));
        order.account().map(AccountId::new).ifPresent(account -> appAccess.require(account, order.app()));
        Instant expiresAt = clock.instant().plus(TokenWriter.LIFE);
        String token = tokens.mint(offer.publication(), offer.app(), kindOf(order));
        minted.minted(offer.publication(), order.account());
        return new Permit(token, expiresAt, urls.baseUrl(offer.publication()));
    }

    private Kind kindOf(Order order) {
        return order.account()
                .map(account -> records.kindFor(account, order.app()))
                .orElse(order.redownload() ? Kind.REDOWNLOAD : Kind.DOWNLOAD);
    }
}
