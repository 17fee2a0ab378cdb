package io.stoa.entitlement.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.audit.AuditLog;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementEventKind;
import io.stoa.entitlement.EntitlementGroupRepository;
import io.stoa.entitlement.EntitlementId;
import io.stoa.entitlement.EntitlementRepository;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.GrantTerms;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Grants and revokes. What is granted under a reference is granted once, however often it is told: what a shop took back stays
 * taken back, also when its word of the sale comes again or late. Every change is in the history and in the audit.
 */
@Stateless
public class Entitlements {

    @Inject
    AccountRepository accounts;

    @Inject
    EntitlementRepository entitlements;

    @Inject
    EntitlementGroupRepository groups;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * Grants an app or a group to an account. Under a reference that is known it changes when the entitlement ends, as the terms
     * have it, or nothing.
     *
     * @param actor who grants it
     * @throws MarketplaceException with {@code NOT_FOUND} when there is no such account or group, with
     *     {@code ENTITLEMENT_REVOKED} when the reference was revoked before
     */
    public Entitlement grant(AccountId account, EntitlementTarget target, GrantTerms terms, String actor) {
        lock(account);
        requireGroup(target);
        Optional<Entitlement> known = entitlements.find(account, target).stream()
                .filter(each -> each.reference().equals(terms.reference()))
                .findFirst();
        if (known.isEmpty()) {
            Entitlement granted = new Entitlement(account, target, terms, actor, clock.instant());
            entitlements.add(granted);
            tell(EntitlementEventKind.GRANTED, granted, actor, terms.reason());
            return granted;
        }
        grantAgain(known.get(), terms, actor);
        return known.get();
    }

    private void grantAgain(Entitlement known, GrantTerms terms, String actor) {
        if (!known.isRevoked()) {
            if (known.hold(terms)) {
                tell(EntitlementEventKind.CHANGED, known, actor, terms.reason());
            }
        } else if (known.reference().isEmpty()) {
            known.grant(terms, actor, clock.instant());
            tell(EntitlementEventKind.GRANTED, known, actor, terms.reason());
        } else {
            throw new MarketplaceException(
                    FailureCode.ENTITLEMENT_REVOKED,
                    "What was granted under this reference was revoked. Grant it under another reference.");
        }
    }

    /**
     * Revokes what an account was granted of a target; again it changes nothing. A reference that was never granted is revoked
     * all the same: a shop may tell of the refund first.
     *
     * @param reference only what was granted under it; empty for all
     * @return how many were revoked just now
     * @throws MarketplaceException with {@code NOT_FOUND} when there is no such account
     */
    public int revoke(
            AccountId account, EntitlementTarget target, Optional<String> reference, String reason, String actor) {
        lock(account);
        List<Entitlement> asked = entitlements.find(account, target).stream()
                .filter(each -> reference.map(each.reference()::equals).orElse(true))
                .toList();
        if (asked.isEmpty() && isThere(target)) {
            reference
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> keepRevoked(account, target, text, reason, actor));
        }
        List<Entitlement> held =
                asked.stream().filter(each -> !each.isRevoked()).toList();
        held.forEach(each -> end(each, reason, actor));
        return held.size();
    }

    // nothing was granted: it is there so that the late word of the sale finds it
    private void keepRevoked(
            AccountId account, EntitlementTarget target, String reference, String reason, String actor) {
        GrantTerms never = new GrantTerms(Optional.empty(), reference, "");
        Entitlement refunded = new Entitlement(account, target, never, actor, clock.instant());
        entitlements.add(refunded);
        end(refunded, reason, actor);
    }

    /** Revokes one entitlement; again it changes nothing. @throws MarketplaceException with {@code NOT_FOUND} */
    public void revoke(EntitlementId id, String reason, String actor) {
        lock(entitlements.accountOf(id).orElseThrow(Entitlements::unknown));
        end(entitlements.find(id).orElseThrow(Entitlements::unknown), reason, actor);
    }

    private void end(Entitlement entitlement, String reason, String actor) {
        if (entitlement.revoke(GrantTerms.reason(reason), actor, clock.instant())) {
            tell(EntitlementEventKind.REVOKED, entitlement, actor, reason);
        }
    }

    private void tell(EntitlementEventKind kind, Entitlement entitlement, String actor, String reason) {
        entitlements.record(EntitlementEvent.of(kind, entitlement, actor, clock.instant(), reason));
        String end = entitlement.expiresAt().map(moment -> " until " + moment).orElse("");
        audit.record(actor, action(kind), entitlement.account().value(), entitlement.target() + end);
    }

    private static String action(EntitlementEventKind kind) {
        return switch (kind) {
            case REVOKED -> "account.revoke-entitlement";
            case CHANGED -> "account.change-entitlement";
            default -> "account.entitle";
        };
    }

    static MarketplaceException unknown() {
        return new MarketplaceException(FailureCode.NOT_FOUND, "There is no entitlement with this id.");
    }

    // one change of an account's entitlements after the other
    private Account lock(AccountId account) {
        return accounts.lock(List.of(account)).stream()
                .findFirst()
                .orElseThrow(
                        () -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no account with this id."));
    }

    private void requireGroup(EntitlementTarget target) {
        if (!isThere(target)) {
            throw EntitlementGroups.unknown();
        }
    }

    private boolean isThere(EntitlementTarget target) {
        return target.group().map(group -> groups.lock(group).isPresent()).orElse(true);
    }
}
