package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.packageformat.forge.PackageForge;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.notification.AppleSignature;
import io.stoa.simulator.appstoreconnect.notification.Notice;
import io.stoa.simulator.appstoreconnect.notification.Notification;
import jakarta.json.JsonObject;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@OnServer
class DuplicateNotificationIT {

    private static final int DUPLICATES = 1000;
    private static final int SENDERS = 16;

    private final DeployedStoa stoa;

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
        assertEquals(1, jobsOf(version));
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
        byte[] body =
                Notification.of(notice, UUID.randomUUID().toString(), now, now).body();
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
