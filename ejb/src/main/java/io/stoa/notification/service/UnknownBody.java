package io.stoa.notification.service;

import io.stoa.apple.AppleItemId;
import io.stoa.notification.Generation;
import io.stoa.notification.MarketplaceNotification.Envelope;
import io.stoa.notification.MarketplaceNotification.Unknown;
import java.time.Instant;
import java.util.Optional;

/**
 * A notification of a type, or of a version of a type, that nobody has told us of. It need have nothing but a type: what is
 * refused is sent again and then lost, and nobody would learn that it exists.
 */
final class UnknownBody {

    private final NotificationMembers data;
    private final NotificationMembers attributes;

    UnknownBody(NotificationMembers data) {
        this.data = data;
        this.attributes = data.objectIfOne("attributes");
    }

    /** @param receivedAt when it happened, where it does not say so itself */
    Unknown read(byte[] body, Instant receivedAt) {
        return new Unknown(new Envelope(
                data.idOrDigest(body),
                data.type(),
                data.isOfSecondGeneration() ? Generation.SECOND : Generation.FIRST,
                marketplace().flatMap(AppleItemId::parse),
                attributes.optionalText("appId").flatMap(AppleItemId::parse),
                attributes
                        .readableInstant("eventTimestamp")
                        .or(() -> attributes.readableInstant("timestamp"))
                        .or(() -> data.readableInstant("timestamp"))
                        .orElse(receivedAt)));
    }

    private Optional<String> marketplace() {
        NotificationMembers relationship = data.objectIfOne("relationships").objectIfOne("marketplaceApp");
        return attributes
                .optionalText("marketplaceAppId")
                .or(() -> relationship.objectIfOne("data").optionalText("id"))
                .or(() -> relationship.optionalText("id"));
    }
}
