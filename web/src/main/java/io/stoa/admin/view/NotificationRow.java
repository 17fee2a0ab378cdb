package io.stoa.admin.view;

import io.stoa.apple.AppleItemId;
import io.stoa.notification.ReceivedNotification;
import io.stoa.storefront.DisplayText;
import java.util.Optional;

/**
 * A received notification as the console shows it.
 *
 * @param type    as App Store Connect spells it; empty where the body is no notification
 * @param verdict a key of the console's texts
 * @param detail  what is wrong with a rejected body
 */
public record NotificationRow(
        Moment received,
        Optional<String> type,
        Optional<AppleItemId> app,
        Optional<Moment> eventTime,
        String verdict,
        Optional<String> detail) {

    static NotificationRow of(ReceivedNotification notification) {
        return new NotificationRow(
                Moment.of(notification.receivedAt()),
                notification.type().map(DisplayText::line),
                notification.appleItemId(),
                notification.eventTime().map(Moment::of),
                notification.verdict().name(),
                notification.detail().map(DisplayText::line));
    }
}
