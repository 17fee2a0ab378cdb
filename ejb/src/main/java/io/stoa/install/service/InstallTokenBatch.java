package io.stoa.install.service;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.Catalog.Offer;
import io.stoa.install.InstallRecords;
import io.stoa.install.InstallVerificationToken.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mints the tokens of one answer: the install records are asked once for all its apps. */
@ApplicationScoped
public class InstallTokenBatch {

    @Inject
    InstallRecords records;

    @Inject
    InstallTokens tokens;

    /** Mints the tokens of one answer, each counted as a first download or a later one. */
    @FunctionalInterface
    public interface Mint {
        String tokenFor(Offer offer);
    }

    /** @param account whose device asks; without one every install counts as a first */
    public Mint prepare(Optional<String> account, Collection<Offer> offers) {
        List<AppleItemId> apps =
                offers.stream().map(offer -> offer.app().appleItemId()).toList();
        Set<AppleItemId> before =
                account.map(person -> records.licensedBefore(person, apps)).orElse(Set.of());
        return offer -> tokens.mint(offer.publication(), offer.app(), kindOf(offer, before));
    }

    private static Kind kindOf(Offer offer, Set<AppleItemId> before) {
        return before.contains(offer.app().appleItemId()) ? Kind.REDOWNLOAD : Kind.DOWNLOAD;
    }
}
