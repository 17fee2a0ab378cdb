package io.stoa.catalog.service;

import io.stoa.apple.AppleItemId;
import io.stoa.audit.AuditLog;
import io.stoa.catalog.App;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalog.Offer;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.Listing;
import io.stoa.catalog.ProvenAssets;
import io.stoa.catalog.Publication;
import io.stoa.catalog.jpa.CatalogRows;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What operators do with apps: register, list, read. */
@Stateless
public class Apps {

    @Inject
    CatalogRows rows;

    @Inject
    Catalog catalog;

    @Inject
    AuditLog audit;

    /**
     * An app with its published versions.
     *
     * @param offered the versions of them that are offered now
     * @param proofs  what vouched for the assets that are served
     */
    public record AppDetail(App app, List<Publication> versions, Set<Publication> offered, List<ProvenAssets> proofs) {}

    /** Registers an app or changes its kind. @return whether it is new */
    public boolean register(AppleItemId id, Distribution kind, Optional<String> distributionKeyId, String actor) {
        boolean isNew = rows.lockedApp(id).isEmpty();
        rows.app(id, kind).distributeAs(kind, distributionKeyId.orElse(null));
        audit.record(actor, "app.register", id.toString(), kind.word());
        return isNew;
    }

    /** Changes what the storefront says; the change shows at once. */
    public AppDetail list(AppleItemId id, UnaryOperator<Listing> change, String actor) {
        App locked = rows.lockedApp(id).orElseThrow(Apps::unknown);
        locked.list(change.apply(locked.listing()));
        audit.record(actor, "app.list", id.toString(), "");
        return get(id);
    }

    /** @throws MarketplaceException with {@code NOT_FOUND} */
    public AppDetail get(AppleItemId id) {
        Set<Publication> offered = catalog.offered(List.of(id), Optional.empty()).stream()
                .map(Offer::publication)
                .collect(Collectors.toSet());
        App app = catalog.find(id).orElseThrow(Apps::unknown);
        List<Publication> versions = rows.publications(id);
        List<ProvenAssets> proofs =
                rows.proofs(versions.stream().map(Publication::packageVersionId).toList());
        return new AppDetail(app, versions, offered, proofs);
    }

    /** Apps by their id, from after {@code after}. */
    public List<App> page(Optional<AppleItemId> after, int limit) {
        return rows.apps(after, limit);
    }

    private static MarketplaceException unknown() {
        return new MarketplaceException(FailureCode.NOT_FOUND, "There is no app with this id.");
    }
}
