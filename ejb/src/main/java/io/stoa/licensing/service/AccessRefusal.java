package io.stoa.licensing.service;

import io.stoa.entitlement.AccessVerdict;
import io.stoa.ledger.RefusalReason;
import java.util.Optional;

/** A verdict on an account and an app in the words of the ledger. */
final class AccessRefusal {

    private AccessRefusal() {}

    /** Why no licence follows; empty where nothing speaks against one. */
    static Optional<RefusalReason> of(AccessVerdict verdict) {
        return switch (verdict.reason()) {
            case FREE, ACCOUNT_HOLDER, ENTITLED -> Optional.empty();
            case ACCOUNT_NEEDED -> Optional.of(RefusalReason.ACCOUNT_NEEDED);
            case ACCOUNT_GONE -> Optional.of(RefusalReason.ACCOUNT_GONE);
            case ACCOUNT_SUSPENDED -> Optional.of(RefusalReason.ACCOUNT_SUSPENDED);
            case NOT_ENTITLED -> Optional.of(RefusalReason.NOT_ENTITLED);
            case ENTITLEMENT_EXPIRED -> Optional.of(RefusalReason.ENTITLEMENT_EXPIRED);
            case ENTITLEMENT_REVOKED -> Optional.of(RefusalReason.ENTITLEMENT_REVOKED);
        };
    }
}
