package io.stoa.admin.view;

import io.stoa.apple.AppleItemId;
import io.stoa.notification.NotificationSummary;
import io.stoa.storefront.DisplayText;
import java.util.Optional;

/**
 * A received notification in the console's list.
 *
 * @param type       as App Store Connect spells it; empty where the body is no notification
 * @param generation a key of the console's texts; empty where the body is no notification
 * @param verdict    a key of the console's texts
 * @param detail     what is wrong with a rejected body
 * @param nextTry    when it is acted on again
 */
public record NotificationRow(
        String id,
        Moment received,
        Optional<String> type,
        Optional<String> generation,
        Optional<AppleItemId> app,
        Optional<Moment> eventTime,
        String verdict,
        Optional<String> detail,
        int attempts,
        Optional<Moment> nextTry) {

    static NotificationRow of(NotificationSummary notification) {
        return new NotificationRow(
                notification.id(),
                Moment.of(notification.receivedAt()),
                notification.type().map(DisplayText::line),
                notification.generation().map(Enum::name),
                notification.app(),
                notification.eventTime().map(Moment::of),
                notification.verdict().name(),
                notification.detail().map(DisplayText::line),
                notification.attempts(),
                notification.nextTry().map(Moment::of));
    }
}
