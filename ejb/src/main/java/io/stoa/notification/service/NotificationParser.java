package io.stoa.notification.service;

import io.stoa.apple.AppleItemId;
import io.stoa.notification.Generation;
import io.stoa.notification.MalformedNotification;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.MarketplaceNotification.Envelope;
import io.stoa.notification.MarketplaceNotification.Unknown;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
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
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_TYPE = 128;

    /**
     * @param receivedAt when it arrived; a ping happens then
     * @throws MalformedNotification when a member that the type needs is missing or has another form
     */
    public MarketplaceNotification parse(byte[] body, Instant receivedAt) {
        NotificationMembers document = NotificationMembers.parse(body);
        return PingBody.of(document)
                .<MarketplaceNotification>map(ping -> ping.read(body, receivedAt))
                .orElseGet(() -> notification(document.object("data")));
    }

    private static MarketplaceNotification notification(NotificationMembers data) {
        NotificationMembers attributes = data.objectOrEmpty("attributes");
        NotificationMembers relationships = data.objectOrEmpty("relationships");
        boolean isSecond = data.has("relationships") || attributes.has("timestamp");
        Envelope envelope = isSecond
                ? envelope(data, attributes, Generation.SECOND, relationships.related("marketplaceApp"))
                : envelope(data, attributes, Generation.FIRST, attributes.textIfPresent("marketplaceAppId"));
        if (version(data, isSecond) > NEWEST_VERSION) {
            return new Unknown(envelope);
        }
        return switch (spelling(envelope.type())) {
            case "alternativedistributionpackageversionavailable" ->
                FirstGeneration.versionAvailable(envelope, attributes);
            case "appversionsunavailable", "appversionunavailable" ->
                FirstGeneration.versionsUnavailable(envelope, attributes);
            case "appunavailable" -> FirstGeneration.appUnavailable(envelope, attributes);
            case "alternativedistributionpackageversioncreated" ->
                SecondGeneration.versionCreated(envelope, attributes, relationships);
            case "alternativedistributionpackageavailableupdated" ->
                SecondGeneration.packageUpdated(envelope, attributes, relationships);
            case "alternativedistributionterritoryavailabilityupdated" ->
                SecondGeneration.appUpdated(envelope, attributes);
            case "appstoreversionappversionstateupdated", "appstoreversionsappversionstateupdated" ->
                SecondGeneration.stateUpdated(envelope, attributes, relationships);
            default -> new Unknown(envelope);
        };
    }

    private static Envelope envelope(
            NotificationMembers data,
            NotificationMembers attributes,
            Generation generation,
            Optional<String> marketplaceId) {
        return new Envelope(
                data.text("id", LONGEST_ID),
                data.text("type", LONGEST_TYPE),
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
    private static long version(NotificationMembers data, boolean isSecond) {
        return isSecond && !data.has("version") ? NEWEST_VERSION : data.number("version");
    }

    // SCREAMING_CASE and camel case of one word are one word
    private static String spelling(String type) {
        return type.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
