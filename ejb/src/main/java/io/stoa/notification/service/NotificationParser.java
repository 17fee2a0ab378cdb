package io.stoa.notification.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.notification.MalformedNotification;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.MarketplaceNotification.AppUnavailable;
import io.stoa.notification.MarketplaceNotification.AppVersionsUnavailable;
import io.stoa.notification.MarketplaceNotification.Envelope;
import io.stoa.notification.MarketplaceNotification.PackageVersionAvailable;
import io.stoa.notification.MarketplaceNotification.Unknown;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Reads the first generation of notifications. Apple's own pages spell the second type two ways; both are read.
 *
 * @see "notifications: mechanism A"
 */
@ApplicationScoped
public class NotificationParser {

    private static final int NEWEST_VERSION = 1;
    private static final int MOST_PACKAGES = 1_000;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_TYPE = 128;

    /** @throws MalformedNotification when a member that the type needs is missing or has another form */
    public MarketplaceNotification parse(byte[] body) {
        NotificationMembers document = NotificationMembers.parse(body);
        NotificationMembers data = document.object("data");
        NotificationMembers attributes = data.objectOrEmpty("attributes");
        Envelope envelope = envelope(data, attributes);
        if (data.number("version") > NEWEST_VERSION) {
            return new Unknown(envelope);
        }
        return switch (envelope.type()) {
            case "AlternativeDistributionPackageVersionAvailable" -> versionAvailable(envelope, attributes);
            case "AppVersionsUnavailable", "AppVersionUnavailable" -> versionsUnavailable(envelope, attributes);
            case "AppUnavailable" -> new AppUnavailable(envelope, app(attributes));
            default -> new Unknown(envelope);
        };
    }

    private static Envelope envelope(NotificationMembers data, NotificationMembers attributes) {
        return new Envelope(
                data.text("id", LONGEST_ID),
                data.text("type", LONGEST_TYPE),
                attributes.optionalText("marketplaceAppId").flatMap(AppleItemId::parse),
                attributes.optionalText("appId").flatMap(AppleItemId::parse),
                attributes
                        .instant("eventTimestamp")
                        .or(() -> data.instant("timestamp"))
                        .orElseThrow(() -> new MalformedNotification("\"eventTimestamp\" is missing or not a time.")));
    }

    private static PackageVersionAvailable versionAvailable(Envelope envelope, NotificationMembers attributes) {
        return new PackageVersionAvailable(
                envelope,
                app(attributes),
                Optional.of(packageId(attributes.text("alternativeDistributionPackageId"))),
                PackageVersionId.parse(attributes.text("alternativeDistributionPackageVersionId"))
                        .orElseThrow(() -> malformed("alternativeDistributionPackageVersionId", "a UUID")));
    }

    private static AppVersionsUnavailable versionsUnavailable(Envelope envelope, NotificationMembers attributes) {
        List<PackageId> packages = attributes.texts("alternativeDistributionPackageIds", MOST_PACKAGES).stream()
                .map(NotificationParser::packageId)
                .toList();
        return new AppVersionsUnavailable(envelope, app(attributes), packages);
    }

    private static AppleItemId app(NotificationMembers attributes) {
        return AppleItemId.parse(attributes.text("appId")).orElseThrow(() -> malformed("appId", "a decimal number"));
    }

    private static PackageId packageId(String text) {
        return PackageId.parse(text).orElseThrow(() -> malformed("a package id", "a UUID"));
    }

    private static MalformedNotification malformed(String member, String expected) {
        return new MalformedNotification(member + " is not " + expected + ".");
    }
}
