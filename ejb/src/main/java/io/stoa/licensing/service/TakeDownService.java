package io.stoa.licensing.service;

import io.stoa.apple.AppleItemId;
import io.stoa.audit.AuditLog;
import io.stoa.catalog.Catalog;
import io.stoa.licensing.LicenseChangeKind;
import io.stoa.licensing.LicenseChanges;
import io.stoa.licensing.TakeDown;
import io.stoa.licensing.TakeDownPolicy;
import io.stoa.licensing.TakeDowns;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What operators decide for the licences of apps that are taken down. Who withdrew an app is never told, so nothing but an
 * operator's word takes it from people who have it.
 */
@Stateless
public class TakeDownService {

    @Inject
    Catalog catalog;

    @Inject
    TakeDowns takeDowns;

    @Inject
    LicenseChanges changes;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** The take-downs of an app that nothing came after. @throws MarketplaceException with {@code NOT_FOUND} */
    public List<TakeDown> of(AppleItemId app) {
        if (catalog.find(app).isEmpty()) {
            throw notFound("There is no app with this id.");
        }
        return takeDowns.of(app);
    }

    /**
     * Decides what becomes of the licences.
     *
     * @param endedAt which take-down of the app
     * @param actor   who decides
     * @return the take-down as it is now
     * @throws MarketplaceException with {@code NOT_FOUND} where nothing of the app ended then, or where it is offered again
     */
    public TakeDown decide(AppleItemId app, Instant endedAt, TakeDownPolicy policy, String actor) {
        TakeDown former = find(app, endedAt);
        if (!former.policy().equals(Optional.of(policy))) {
            takeDowns.decide(former, policy);
            audit.record(actor, "license.take-down", app.toString(), detail(former, policy));
            // last, because others that change a licence wait from here on
            changes.append(LicenseChangeKind.TAKE_DOWN, app, clock.instant());
        }
        return find(app, endedAt);
    }

    private TakeDown find(AppleItemId app, Instant endedAt) {
        return of(app).stream()
                .filter(takeDown -> takeDown.endedAt().equals(endedAt))
                .findFirst()
                .orElseThrow(() -> notFound(
                        "There is no such take-down. It ends when the app is admitted again, and its moment may change with"
                                + " what App Store Connect says of it: list the take-downs."));
    }

    private static String detail(TakeDown former, TakeDownPolicy policy) {
        return "offer ended " + former.endedAt() + ", from "
                + former.policy().map(Enum::name).orElse("several policies") + " to " + policy;
    }

    private static MarketplaceException notFound(String sentence) {
        return new MarketplaceException(FailureCode.NOT_FOUND, sentence);
    }
}
