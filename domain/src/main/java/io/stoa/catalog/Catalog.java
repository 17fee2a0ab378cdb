package io.stoa.catalog;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Territory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Port: what is on offer. A version is offered when it is published, all its bytes are there, and {@link OfferRule} holds
 * for its package.
 */
public interface Catalog {

    /**
     * Every offered version of these apps, the newest first within an app.
     *
     * <p>One SQL statement, two where a territory is given, however many apps are asked for.
     *
     * @param territory where the caller is; empty where nobody knows, and then what is offered anywhere is
     */
    List<Offer> offered(Collection<AppleItemId> apps, Optional<Territory> territory);

    /** Every app with an offered version, each with its newest one, by name; at most {@code limit}. */
    List<Offer> storefront(int limit);

    Optional<App> find(AppleItemId id);

    /** Those of these apps that are known, on offer or not; one SQL statement, none where none is asked for. */
    List<App> find(Collection<AppleItemId> ids);

    /** Every app of the kinds that install by a link and have an entry of their own in the device configuration. */
    List<App> installedByLink();

    /**
     * An offered version with its app.
     *
     * @param publication the one record every answer about the version is made from
     */
    record Offer(App app, Publication publication) {}
}
