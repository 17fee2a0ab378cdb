package io.stoa.notification.service;

import io.stoa.apple.AppleItemId;
import io.stoa.notification.Generation;
import io.stoa.notification.MalformedNotification;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.MarketplaceNotification.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads notifications of both generations. Apple's own pages spell some types two ways, and subscriptions spell them in
 * capitals; all are read.
 *
 * @see "notifications: mechanisms A and B"
 */
@ApplicationScoped
public class NotificationParser {

    private static final int NEWEST_VERSION = 1;

    /**
     * @param receivedAt when it arrived; a ping happens then, and so does what does not say when
     * @throws MalformedNotification when a member that the type needs is missing or has another form
     */
    public MarketplaceNotification parse(byte[] body, Instant receivedAt) {
        NotificationMembers document = NotificationMembers.parse(body);
        return PingBody.of(document)
                .<MarketplaceNotification>map(ping -> ping.read(body, receivedAt))
                .orElseGet(() -> notification(document.object("data"), body, receivedAt));
    }

    private static MarketplaceNotification notification(NotificationMembers data, byte[] body, Instant receivedAt) {
        return NotificationType.spelt(data.type())
                .filter(known -> version(data) <= NEWEST_VERSION)
                .map(type -> known(type, data))
                .orElseGet(() -> new UnknownBody(data).read(body, receivedAt));
    }

    private static MarketplaceNotification known(NotificationType type, NotificationMembers data) {
        NotificationMembers attributes = data.objectOrEmpty("attributes");
        NotificationMembers relationships = data.objectOrEmpty("relationships");
        Envelope envelope = data.isOfSecondGeneration()
                ? envelope(data, attributes, Generation.SECOND, relationships.related("marketplaceApp"))
                : envelope(data, attributes, Generation.FIRST, attributes.textIfPresent("marketplaceAppId"));
        return switch (type) {
            case PACKAGE_VERSION_AVAILABLE -> FirstGeneration.versionAvailable(envelope, attributes);
            case APP_VERSIONS_UNAVAILABLE -> FirstGeneration.versionsUnavailable(envelope, attributes);
            case APP_UNAVAILABLE -> FirstGeneration.appUnavailable(envelope, attributes);
            case PACKAGE_VERSION_CREATED -> SecondGeneration.versionCreated(envelope, attributes, relationships);
            case PACKAGE_UPDATED -> SecondGeneration.packageUpdated(envelope, attributes, relationships);
            case TERRITORIES_UPDATED -> SecondGeneration.appUpdated(envelope, attributes);
            case VERSION_STATE_UPDATED -> SecondGeneration.stateUpdated(envelope, attributes, relationships);
        };
    }

    private static Envelope envelope(
            NotificationMembers data,
            NotificationMembers attributes,
            Generation generation,
            Optional<String> marketplaceId) {
        return new Envelope(
                data.id(),
                data.type(),
                generation,
                marketplaceId.map(NotificationParser::marketplace),
                attributes.optionalText("appId").flatMap(AppleItemId::parse),
                attributes
                        .instant("eventTimestamp")
                        .or(() -> attributes.instant("timestamp"))
                        .or(() -> data.instant("timestamp"))
                        .orElseThrow(() -> new MalformedNotification("The time of the event is missing.")));
    }

    // not ours by accident: what cannot be a marketplace is no reason to act
    private static AppleItemId marketplace(String text) {
        return AppleItemId.parse(text)
                .orElseThrow(() -> new MalformedNotification("The marketplace's id is not a decimal number."));
    }

    // samples of the second generation leave the version out
    private static long version(NotificationMembers data) {
        return data.isOfSecondGeneration() && !data.has("version") ? NEWEST_VERSION : data.number("version");
    }
}
