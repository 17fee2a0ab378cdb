package io.stoa.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stoa.cli.torture.world.Cluster;
import io.stoa.cli.torture.world.World;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.notification.AppleSignature;
import io.stoa.simulator.appstoreconnect.notification.Delivery;
import io.stoa.simulator.appstoreconnect.notification.Notice;
import io.stoa.simulator.appstoreconnect.notification.NotificationSender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Disks that fill up under a server of its own: the one with the packages, and the one of PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullDiskIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final String APP = "6900007007";
    private static final long VERSION = 860070070;
    private static final int ASSET = 600_000;
    private static final int PACKAGES_DISK = 16;
    private static final int DATABASE_DISK = 320;
    private static final int LARGE = 700_000;
    private static final int MOST_NOTIFICATIONS = 400;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<SmallDisk> disks = new ArrayList<>();
    private SmallDisk packages;
    private SmallDisk database;
    private Cluster cluster;
    private World world;

    @BeforeAll
    void start() throws IOException {
        assumeTrue(SmallDisk.canBeMade(), "only root can make small disks: nothing is filled here");
        Workplace workplace = Workplace.fresh("full-disk");
        packages = disk(workplace, "data/packages", PACKAGES_DISK);
        database = disk(workplace, "postgresql", DATABASE_DISK);
        cluster = Cluster.own(workplace.folder("postgresql"));
        world = World.start(workplace.root(), cluster, "full_disk");
    }

    private SmallDisk disk(Workplace workplace, String folder, int mebibytes) {
        SmallDisk disk = SmallDisk.mount(workplace.folder(folder), mebibytes, workplace);
        disks.add(disk);
        return disk;
    }

    @AfterAll
    void stop() {
        if (world != null) {
            world.close();
        }
        if (cluster != null) {
            cluster.close();
        }
        disks.forEach(SmallDisk::close);
    }

    @Test
    void shouldWaitForSpaceAndTakeNotificationsMeanwhile() {
        packages.fill();
        PackageVersion offered = world.apple()
                .appStoreConnect()
                .addPackage(PackageForge.with(world.apple().authority())
                        .appleItemId(APP)
                        .appleVersionId(String.valueOf(VERSION))
                        .bundleId("app.kite.space")
                        .version("1.0", "1")
                        .variants(2, ASSET)
                        .forge());

        assertTrue(announce(offered).accepted());
        awaitJob(offered, "RETRY_PENDING", "NO_SPACE");
        assertTrue(announce(offered).accepted(), "a notification needs no space for packages");

        packages.empty();
        awaitJob(offered, "PUBLISHED", null);
    }

    @Test
    void shouldSayNoWhileTheDatabaseIsFullAndLoseNothingItSaidYesTo() throws Exception {
        List<String> taken = new ArrayList<>();
        assertEquals(200, notify(taken), "while there is space");

        database.fill();
        int answer = 200;
        for (int sent = 0; sent < MOST_NOTIFICATIONS && answer == 200; sent++) {
            answer = notify(taken);
        }
        assertEquals(503, answer, "a row that cannot be written is not acknowledged");

        database.empty();
        // it may have gone down over it, and then comes back as after a crash
        world.bringDatabaseBack();
        awaitTaken(taken);
        assertEquals(taken.size(), countOf(taken), "what was acknowledged is there");
    }

    private void awaitTaken(List<String> taken) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (notify(taken) != 200) {
            assertTrue(System.nanoTime() < deadline, "no notification is taken although there is space again");
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Delivery announce(PackageVersion version) {
        return new NotificationSender(webhook(), world.installation().webhookSecret(), Clock.systemUTC())
                .send(new Notice.PackageVersionAvailable(
                        world.installation().marketplaceAppleItemId(),
                        APP,
                        version.packageId(),
                        version.id(),
                        version.number()));
    }

    /** Sends a large notification of a type nobody knows, which is kept like any other. */
    private int notify(List<String> taken) throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        String body =
                """
                {"data":{"type":"SomethingLarge","version":1,"id":"%s","timestamp":"2026-11-20T03:00:00.000Z",\
                "attributes":{"marketplaceAppId":"%s","filling":"%s"}}}"""
                        .formatted(id, world.installation().marketplaceAppleItemId(), filling());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(webhook())
                .timeout(LIMIT)
                .header(
                        AppleSignature.HEADER,
                        AppleSignature.of(world.installation().webhookSecret(), bytes))
                .POST(BodyPublishers.ofByteArray(bytes))
                .build();
        HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
        if (answer.statusCode() == 200) {
            taken.add(id);
        }
        return answer.statusCode();
    }

    // what repeats would be packed away by the database
    private static String filling() {
        StringBuilder text = new StringBuilder(LARGE);
        while (text.length() < LARGE) {
            text.append(UUID.randomUUID());
        }
        return text.toString();
    }

    private URI webhook() {
        return world.publicUrl().resolve("/webhooks/app-store-connect");
    }

    private void awaitJob(PackageVersion version, String state, String failure) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        String expected = state + " " + failure;
        for (String found = jobOf(version); !found.equals(expected); found = jobOf(version)) {
            assertTrue(System.nanoTime() < deadline, "the job is still " + found + " and not " + expected);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private String jobOf(PackageVersion version) {
        return ask(
                "select state || ' ' || coalesce(failure_code, 'null') from ingestion_job where announced_version = ?",
                version.id());
    }

    private long countOf(List<String> taken) {
        return taken.stream()
                .filter(id -> ask("select count(*) from notification where apple_id = ?", id)
                        .equals("1"))
                .count();
    }

    private String ask(String question, String parameter) {
        try (Connection connection = world.database().open();
                PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, parameter);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() ? answer.getString(1) : "nothing";
            }
        } catch (SQLException away) {
            throw new AssertionError("the database does not answer", away);
        }
    }
}
