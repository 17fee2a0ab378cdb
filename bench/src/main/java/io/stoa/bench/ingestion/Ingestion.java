package io.stoa.bench.ingestion;

import io.stoa.bench.apple.AppleProcess;
import io.stoa.bench.apple.OfferedPackage;
import io.stoa.bench.stand.Stand;
import io.stoa.simulator.appstoreconnect.notification.Delivery;
import io.stoa.simulator.appstoreconnect.notification.NotificationSender;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** One package on its way in, from its notification until it is published. */
public final class Ingestion {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Stand stand;
    private final AppleProcess apple;
    private final OfferedPackage offered;
    private final long begun = System.nanoTime();

    private Ingestion(Stand stand, AppleProcess apple, OfferedPackage offered) {
        this.stand = stand;
        this.apple = apple;
        this.offered = offered;
    }

    /**
     * Tells the marketplace about a package.
     *
     * @throws IOException when the notification is not taken
     */
    public static Ingestion begin(Stand stand, AppleProcess apple, OfferedPackage offered) throws IOException {
        NotificationSender sender = new NotificationSender(
                stand.at("/webhooks/app-store-connect"), apple.webhookSecret(), Clock.systemUTC());
        Ingestion ingestion = new Ingestion(stand, apple, offered);
        Delivery delivery = sender.send(offered.notice(apple.marketplaceAppleItemId()));
        if (!delivery.accepted()) {
            throw new IOException("The notification was refused: " + delivery);
        }
        return ingestion;
    }

    /**
     * Waits until the package is published.
     *
     * @return time since the notification was sent
     * @throws IOException when it is not within five minutes, or will never be
     */
    public Duration awaitPublished() throws IOException, SQLException {
        for (String state = state(); !state.startsWith("PUBLISHED"); state = state()) {
            if (state.startsWith("REJECTED") || elapsed().compareTo(LIMIT) > 0) {
                throw new IOException(
                        "The package is not published after " + elapsed().toSeconds() + " s: " + state);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return elapsed();
    }

    /** Waits until App Store Connect has sent so many bytes since a count. */
    public void awaitSent(long since, long bytes) throws IOException, SQLException {
        while (apple.sentBytes() - since < bytes) {
            if (elapsed().compareTo(LIMIT) > 0 || state().startsWith("PUBLISHED")) {
                throw new IOException("Only " + (apple.sentBytes() - since) + " bytes were asked for: " + state());
            }
        }
    }

    private String state() throws SQLException {
        return stand.database()
                .text(
                        "select state || ' ' || coalesce(failure_code, '') || ' ' || coalesce(failure_sentence, '')"
                                + " from ingestion_job where lower(announced_version) = lower(?)",
                        offered.id());
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
