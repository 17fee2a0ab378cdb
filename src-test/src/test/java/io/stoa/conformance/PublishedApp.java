package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.notification.Delivery;
import io.stoa.simulator.appstoreconnect.notification.Notice;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A published app of another developer.
 *
 * @param base path of its package, without a trailing slash
 */
record PublishedApp(ForgedPackage forged, String base) {

    static final String APPLE_ITEM_ID = "6900000001";
    static final String APPLE_VERSION_ID = "860000001";
    static final int ASSET_SIZE = 50_000;

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    static PublishedApp publishOn(DeployedStoa stoa) {
        ForgedPackage forged = PackageForge.with(stoa.apple().authority())
                .appleItemId(APPLE_ITEM_ID)
                .appleVersionId(APPLE_VERSION_ID)
                .bundleId("app.kite.published")
                .version("1.0", "1")
                .variants(2, ASSET_SIZE)
                .forge();
        PackageVersion version = stoa.apple().appStoreConnect().addPackage(forged);
        Delivery delivery = stoa.notifications()
                .send(new Notice.PackageVersionAvailable(
                        stoa.installation().marketplaceAppleItemId(),
                        APPLE_ITEM_ID,
                        version.packageId(),
                        version.id(),
                        version.number()));
        assertTrue(delivery.accepted(), "the notification was refused: " + delivery);
        return new PublishedApp(forged, awaitBase(stoa));
    }

    private static String awaitBase(DeployedStoa stoa) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        JsonObject answer = restore(stoa);
        while (answer.getJsonArray("restores").isEmpty()) {
            if (System.nanoTime() > deadline) {
                return fail("not published after " + LIMIT.toSeconds() + " s: " + ingestions(stoa));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = restore(stoa);
        }
        String url = answer.getJsonArray("restores").getJsonObject(0).getString("alternativeDistributionPackage");
        return URI.create(url).getPath();
    }

    private static JsonObject restore(DeployedStoa stoa) {
        return stoa.send(Request.post("/device/restore").json(restoreRequest(APPLE_VERSION_ID)))
                .json();
    }

    private static String ingestions(DeployedStoa stoa) {
        return stoa.send(Request.get("/api/v1/ingestions").bearer(stoa.token("viewer")))
                .text();
    }

    /** What a device sends to be given one version of this app. */
    static String restoreRequest(String appleVersionId) {
        return """
               {"apps": [{"appleItemId": "%s", "appleVersionId": "%s"}], "platform": "iOS", "osVersion": "18.3.1"}"""
                .formatted(APPLE_ITEM_ID, appleVersionId);
    }

    /** The path of one variant. */
    String asset() {
        return base + "/" + forged.assets().get(0).assetPath();
    }

    String manifest() {
        return base + "/manifest.json";
    }
}
