package io.stoa.install.service;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.App;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalog.Offer;
import io.stoa.catalog.service.AccessRules;
import io.stoa.entitlement.service.AppAccess;
import io.stoa.install.InstallRecords;
import io.stoa.install.InstallVerificationToken.Kind;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes the links that install an app from a page of ours. Each carries a token that expires after minutes, so a link is
 * made at the tap and never kept.
 *
 * @see "Apple, MarketplaceKit: MarketplaceKitURIScheme"
 */
@Stateless
public class InstallLinks {

    private static final String PREFIX = "marketplace-kit://install?";

    @Inject
    Catalog catalog;

    @Inject
    InstallTokens tokens;

    @Inject
    InstallRecords records;

    @Inject
    MintedTokens minted;

    @Inject
    AccessRules accessRules;

    @Inject
    AppAccess appAccess;

    @Inject
    PackageUrls urls;

    /**
     * A link for anybody; empty where the app is not on offer, or is installed only from inside the marketplace app.
     *
     * @throws MarketplaceException with {@code ACCESS_REFUSED} when the app is sold: nobody in particular has bought it
     */
    public Optional<String> linkFor(AppleItemId app) {
        return linkFor(app, Optional.empty(), Optional.empty());
    }

    /**
     * A link to the newest offered version.
     *
     * @param linkToken comes back as the {@code subject_token} of the device's first token exchange
     * @param account   comes back as the {@code login_hint}; it also decides whether this counts as a redownload
     * @throws MarketplaceException with {@code ACCESS_REFUSED} and the reason when the account may not have the app
     */
    public Optional<String> linkFor(AppleItemId app, Optional<String> linkToken, Optional<String> account) {
        return catalog.offered(List.of(app), Optional.empty()).stream()
                .findFirst()
                .filter(newest -> newest.app().distribution().installsByLink())
                .map(newest -> link(newest, linkToken, account));
    }

    private String link(Offer offer, Optional<String> linkToken, Optional<String> account) {
        requireAccess(offer.app(), account);
        AppleItemId app = offer.app().appleItemId();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("alternativeDistributionPackage", urls.baseUrl(offer.publication()));
        query.put("installVerificationToken", installVerificationToken(offer, account));
        linkToken.ifPresent(token -> query.put("token", token));
        account.ifPresent(person -> query.put("account", person));
        query.put("appShareURL", urls.sharePage(app));
        return PREFIX + encode(query);
    }

    private void requireAccess(App app, Optional<String> account) {
        account.map(AccountId::new).ifPresent(person -> appAccess.require(person, app.appleItemId()));
        if (account.isEmpty() && accessRules.ruleOf(app) == AccessRule.ENTITLEMENT) {
            throw new MarketplaceException(
                    FailureCode.ACCESS_REFUSED, "This app is sold. Install it from where you bought it.");
        }
    }

    private String installVerificationToken(Offer offer, Optional<String> account) {
        Kind kind = account.map(person -> records.kindFor(person, offer.app().appleItemId()))
                .orElse(Kind.DOWNLOAD);
        minted.minted(offer.publication(), account);
        return tokens.mint(offer.publication(), offer.app(), kind);
    }

    private static String encode(Map<String, String> query) {
        return query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    // a form's encoding differs from RFC 3986 in three places; the device knows the RFC's only
    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
