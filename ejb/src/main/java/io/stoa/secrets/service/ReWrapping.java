package io.stoa.secrets.service;

import io.stoa.audit.AuditLog;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.secrets.SealedBatch;
import io.stoa.secrets.SealedPlace;
import io.stoa.secrets.SealedRows;
import io.stoa.secrets.SealingKeys;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * Seals everything anew under the present key-encryption key, one short step after the other. Nothing of it is kept between
 * two steps but the place the caller holds: it may stop at any and begin again, and what is done is passed over.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReWrapping {

    private static final Logger LOG = System.getLogger(ReWrapping.class.getName());

    static final int ROWS = 500;

    private static final int TRIES = 3;

    @Inject
    SealedRows rows;

    @Inject
    SealingKeys keys;

    @Inject
    AuditLog audit;

    /**
     * One step.
     *
     * @param key  the one everything is to be sealed with
     * @param next where to go on; empty when all rows were gone through
     */
    public record Step(String key, String kind, SealedBatch batch, Optional<SealedPlace> next) {}

    /**
     * Seals the next rows anew.
     *
     * @param place where the former step said to go on; empty to begin
     * @throws MarketplaceException with {@code STATE_CONFLICT} when the key file was changed after the start
     */
    public Step sealAnew(Optional<SealedPlace> place, String actor) {
        if (keys.areStale()) {
            throw new MarketplaceException(
                    FailureCode.STATE_CONFLICT,
                    "stoa.secrets.key-file was changed after this server started, which seals with its former first key."
                            + " Restart every node, then re-wrap.");
        }
        if (place.isEmpty()) {
            audit.record(actor, "secrets.re-wrap", keys.present(), "");
        }
        SealedPlace from = known(place);
        return step(from, patiently(from));
    }

    /** Counts the next rows and changes nothing. */
    public Step count(Optional<SealedPlace> place) {
        SealedPlace from = known(place);
        return step(from, rows.count(from, ROWS));
    }

    private SealedPlace known(Optional<SealedPlace> place) {
        SealedPlace from =
                place.orElseGet(() -> SealedPlace.startOf(rows.kinds().get(0)));
        if (!rows.kinds().contains(from.kind())) {
            throw new MarketplaceException(
                    FailureCode.MALFORMED_REQUEST, "\"after\" is not a place that was given out.");
        }
        return from;
    }

    // somebody changed one of the rows meanwhile; read again, they are as they are now
    private SealedBatch patiently(SealedPlace from) {
        for (int tried = 1; tried < TRIES; tried++) {
            try {
                return rows.sealAnew(from, ROWS);
            } catch (EJBException changedMeanwhile) {
                LOG.log(Level.INFO, "secrets.step-again kind={0}", from.kind());
            }
        }
        return rows.sealAnew(from, ROWS);
    }

    private Step step(SealedPlace from, SealedBatch batch) {
        Optional<SealedPlace> next = batch.last()
                .map(last -> new SealedPlace(from.kind(), last))
                .or(() -> kindAfter(from.kind()).map(SealedPlace::startOf));
        return new Step(keys.present(), from.kind(), batch, next);
    }

    private Optional<String> kindAfter(String kind) {
        List<String> kinds = rows.kinds();
        return kinds.stream().skip(kinds.indexOf(kind) + 1L).findFirst();
    }
}
