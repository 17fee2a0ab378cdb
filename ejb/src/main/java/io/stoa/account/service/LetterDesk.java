package io.stoa.account.service;

import io.stoa.account.Account;
import io.stoa.account.AccountRepository;
import io.stoa.account.Letter;
import io.stoa.account.LetterKind;
import io.stoa.account.LetterOrder;
import io.stoa.account.LetterRepository;
import io.stoa.account.OpaqueToken;
import io.stoa.account.PasswordToken;
import io.stoa.account.PasswordTokenRepository;
import io.stoa.identity.Login;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes what was ordered, each in a short transaction of its own; sending is somebody else's, outside of it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LetterDesk {

    private static final String PREFIX = "pw_";
    private static final int MOST_AT_ONCE = 20;

    @Inject
    LetterRepository orders;

    @Inject
    AccountRepository accounts;

    @Inject
    PasswordTokenRepository tokens;

    @Inject
    LetterTexts texts;

    @Inject
    Clock clock;

    /** Orders that are due. */
    public List<String> due() {
        return orders.due(clock.instant(), MOST_AT_ONCE);
    }

    /**
     * Begins an attempt, which is nobody else's until its pause is over, and writes the letter with a fresh link.
     *
     * @return empty when there is nothing to send: the order is another node's by now, or concerns nobody
     */
    public Optional<Letter> write(String id) {
        Instant now = clock.instant();
        Optional<LetterOrder> due = orders.lock(id).filter(order -> order.isDue(now));
        due.ifPresent(order -> order.attempt(now));
        Optional<Letter> letter = due.flatMap(order -> letter(order, now));
        if (letter.isEmpty()) {
            due.ifPresent(LetterOrder::settle);
        }
        return letter;
    }

    /** The letter was taken. */
    public void settle(String id) {
        orders.lock(id).ifPresent(LetterOrder::settle);
    }

    private Optional<Letter> letter(LetterOrder order, Instant now) {
        Optional<Account> owner = accounts.find(new Login(order.address().value()));
        boolean isForNobody = owner.isEmpty() && order.kind() != LetterKind.SIGN_UP;
        boolean isSuspended = owner.flatMap(Account::suspendedAt).isPresent();
        if (isForNobody || isSuspended) {
            return Optional.empty();
        }
        return Optional.of(order.kind().hasLink() ? withLink(order, owner, now) : withoutLink(order));
    }

    private Letter withoutLink(LetterOrder order) {
        return texts.write(keyOf(order.kind(), true), order.language(), order.address());
    }

    private Letter withLink(LetterOrder order, Optional<Account> owner, Instant now) {
        OpaqueToken secret = OpaqueToken.random(PREFIX);
        tokens.add(new PasswordToken(secret.digest(), order.address(), owner.map(Account::id), now));
        return texts.write(keyOf(order.kind(), owner.isPresent()), order.language(), order.address(), secret);
    }

    private static String keyOf(LetterKind kind, boolean hasAccount) {
        return switch (kind) {
            case SIGN_UP -> hasAccount ? "known" : "welcome";
            case RESET -> "reset";
            case WAY_IN_ADDED -> "added";
            case WAY_IN_REMOVED -> "removed";
        };
    }
}
