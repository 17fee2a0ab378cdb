package io.stoa.bench.notification;

import io.stoa.bench.load.RawRequest;
import io.stoa.simulator.appstoreconnect.notification.AppleSignature;
import io.stoa.simulator.appstoreconnect.notification.Notice;
import io.stoa.simulator.appstoreconnect.notification.Notification;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Requests as App Store Connect sends them, each about a package version that was never heard of.
 *
 * @param webhook                that they are sent to
 * @param secret                 that they are signed with
 * @param marketplaceAppleItemId of the installation
 */
record SignedNotifications(URI webhook, String secret, String marketplaceAppleItemId, Clock clock) {

    private static final long FIRST_APP = 6_910_000_000L;
    private static final int APPS = 200;

    List<byte[]> unique(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> request(notification(index, UUID.randomUUID().toString()), secret))
                .toList();
    }

    /** One package version, told over and over by the same bytes. */
    byte[] about(String packageVersionId) {
        return request(notification(0, packageVersionId), secret);
    }

    /** Well-formed, and signed by somebody who does not have the secret. */
    List<byte[]> forged(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> request(notification(index, UUID.randomUUID().toString()), secret + " not"))
                .toList();
    }

    private Notification notification(int index, String packageVersionId) {
        Notice notice = new Notice.PackageVersionAvailable(
                marketplaceAppleItemId,
                String.valueOf(FIRST_APP + index % APPS),
                UUID.randomUUID().toString(),
                packageVersionId,
                1);
        Instant now = clock.instant();
        return Notification.of(notice, UUID.randomUUID().toString(), now, now);
    }

    private byte[] request(Notification notification, String key) {
        return RawRequest.post(webhook)
                .header("Content-Type", "application/json")
                .header(AppleSignature.HEADER, AppleSignature.of(key, notification.body()))
                .with(notification.body());
    }
}
