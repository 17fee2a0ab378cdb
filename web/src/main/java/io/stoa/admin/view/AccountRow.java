package io.stoa.admin.view;

import io.stoa.account.service.KnownAccount;
import io.stoa.storefront.DisplayText;
import java.util.Optional;

/**
 * An account as the console shows it.
 *
 * @param state     a key of the console's texts
 * @param suspended since when, if it is
 * @param verified  since when the person is known to read the mail of the login
 */
public record AccountRow(
        String id,
        String login,
        String state,
        Moment created,
        Optional<Moment> suspended,
        Optional<Moment> verified,
        boolean hasPassword) {

    static AccountRow of(KnownAccount account) {
        return new AccountRow(
                account.id().value(),
                DisplayText.line(account.login().value()),
                account.standing().name(),
                Moment.of(account.created()),
                account.suspended().map(Moment::of),
                account.verified().map(Moment::of),
                account.hasPassword());
    }
}
