package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stoa.packageformat.forge.PackageForge;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.notification.AppleSignature;
import io.stoa.simulator.appstoreconnect.notification.Notice;
import io.stoa.simulator.appstoreconnect.notification.Notification;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@OnServer
class DuplicateNotificationIT {

    private static final int DUPLICATES = 1000;
    private static final int SENDERS = 16;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final DeployedStoa stoa;
    private final String notificationId = UUID.randomUUID().toString();

    DuplicateNotificationIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @Test
    void shouldMakeOneJobOfAThousandDuplicatesFromSixteenSenders() throws InterruptedException {
        PackageVersion version = stoa.apple()
                .appStoreConnect()
                .addPackage(PackageForge.with(stoa.apple().authority())
                        .appleItemId("6900000015")
                        .appleVersionId("860000015")
                        .bundleId("app.kite.duplicated")
                        .version("1.0", "1")
                        .variants(1, 1_000)
                        .forge());
        Request announcement = announcement(version);
        assertEquals(Set.of(200), statuses(Collections.nCopies(DUPLICATES, announcement)));
        awaitActedOn();
        assertEquals(1, jobsOf(version));
    }

    private void awaitActedOn() {
        Instant deadline = Instant.now().plus(LIMIT);
        while (waiting() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        assertFalse(waiting(), "the notification is not acted on after " + LIMIT);
    }

    private boolean waiting() {
        JsonArray kept = stoa.send(Request.get("/api/v1/notifications?id=" + notificationId)
                        .bearer(stoa.token("viewer")))
                .json()
                .getJsonArray("notifications");
        assertEquals(1, kept.size(), "rows of the notification");
        return kept.getJsonObject(0).containsKey("nextTryAt");
    }

    private Set<Integer> statuses(List<Request> requests) throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Callable<Integer>> deliveries = requests.stream()
                    .<Callable<Integer>>map(request -> () -> stoa.send(request).status())
                    .toList();
            return senders.invokeAll(deliveries).stream()
                    .map(DuplicateNotificationIT::answered)
                    .collect(Collectors.toSet());
        } finally {
            senders.shutdownNow();
        }
    }

    private static int answered(Future<Integer> delivery) {
        try {
            return delivery.get();
        } catch (ExecutionException unanswered) {
            throw new AssertionError("a delivery was not answered", unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    private Request announcement(PackageVersion version) {
        Instant now = Instant.now();
        Notice notice = new Notice.PackageVersionAvailable(
                stoa.installation().marketplaceAppleItemId(),
                version.appleItemId(),
                version.packageId(),
                version.id(),
                version.number());
        byte[] body = Notification.of(notice, notificationId, now, now).body();
        return Request.post("/webhooks/app-store-connect")
                .header(
                        AppleSignature.HEADER,
                        AppleSignature.of(stoa.installation().webhookSecret(), body))
                .body(body);
    }

    private long jobsOf(PackageVersion version) {
        return stoa
                .send(Request.get("/api/v1/ingestions").bearer(stoa.token("viewer")))
                .json()
                .getJsonArray("ingestions")
                .stream()
                .map(JsonObject.class::cast)
                .filter(job -> version.id().equals(job.getString("alternativeDistributionPackageVersionId", "")))
                .count();
    }
}
