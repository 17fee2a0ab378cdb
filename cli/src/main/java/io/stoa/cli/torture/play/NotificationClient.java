package io.stoa.cli.torture.play;

import io.stoa.cli.torture.history.Action;
import io.stoa.cli.torture.history.History;
import io.stoa.cli.torture.history.History.Outcome;
import io.stoa.cli.torture.history.Operation;
import io.stoa.cli.torture.history.Verdict;
import io.stoa.cli.torture.plan.PlannedNotice;
import io.stoa.cli.torture.plan.PlannedPackage;
import io.stoa.cli.torture.world.Patience;
import io.stoa.simulator.appstoreconnect.notification.AppleSignature;
import io.stoa.simulator.appstoreconnect.notification.Notice;
import io.stoa.simulator.appstoreconnect.notification.Notification;
import io.stoa.simulator.walk.Installation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Delivers notifications as App Store Connect does: signed, and again when nobody took them. For use by many threads. */
public final class NotificationClient {

    private static final String WEBHOOK = "/webhooks/app-store-connect";
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration PAUSE = Duration.ofMillis(700);
    private static final int MOST_DELIVERIES = 60;
    private static final int MOST_DUPLICATES = 10;

    private final long seed;
    private final Instant begun;
    private final Installation installation;
    private final BooleanSupplier ready;
    private final History history;
    private final Set<PlannedNotice> taken = ConcurrentHashMap.newKeySet();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /**
     * A sender for one round.
     *
     * @param begun moment that events of the plan are counted from
     * @param ready whether the installation is meant to answer; while it starts a server says what it likes
     */
    public NotificationClient(
            long seed, Instant begun, Installation installation, BooleanSupplier ready, History history) {
        this.seed = seed;
        this.begun = begun;
        this.installation = installation;
        this.ready = ready;
        this.history = history;
    }

    /** Delivers until somebody acknowledges, less and less often, as a sender does. @return whether somebody did */
    boolean deliverUntilTaken(PlannedNotice notice) {
        for (int delivery = 0; delivery < MOST_DELIVERIES; delivery++) {
            if (deliver(notice) == Verdict.OK) {
                return true;
            }
            Patience.pass(PAUSE.multipliedBy(1 + delivery / 10));
        }
        return false;
    }

    Verdict deliver(PlannedNotice notice) {
        Verdict verdict =
                history.record(seed, Action.NOTIFY, () -> post(notice)).verdict();
        if (verdict == Verdict.OK) {
            taken.add(notice);
        }
        return verdict;
    }

    /** What was acknowledged so far. */
    Set<PlannedNotice> taken() {
        return Set.copyOf(taken);
    }

    /** Delivers once more what was taken, until it is taken again. */
    public void repeat(PlannedNotice notice) {
        Patience.until(
                PAUSE.multipliedBy(MOST_DUPLICATES),
                PAUSE,
                () -> history.record(seed, Action.DUPLICATE, () -> post(notice)).verdict() == Verdict.OK);
    }

    private Outcome post(PlannedNotice notice) {
        byte[] body = Notification.of(noticeOf(notice), notice.id(), begun, begun.plus(notice.event()))
                .body();
        HttpRequest request = HttpRequest.newBuilder(URI.create(installation.publicUrl() + WEBHOOK))
                .timeout(PATIENCE)
                .header(AppleSignature.HEADER, AppleSignature.of(installation.webhookSecret(), body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        boolean wasReady = ready.getAsBoolean();
        try {
            return judge(notice, wasReady, client.send(request, BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException nobodyThere) {
            return new Outcome(notice.id(), Verdict.FAIL, notice + ": nobody there");
        } catch (IOException unanswered) {
            return new Outcome(notice.id(), Verdict.UNKNOWN, notice + ": no answer, " + unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome(notice.id(), Verdict.UNKNOWN, notice + ": interrupted");
        }
    }

    // a server that starts, or is about to die, need not keep to our contract yet
    private Outcome judge(PlannedNotice notice, boolean wasReady, HttpResponse<String> answer) {
        String detail = notice + ": " + answer.statusCode();
        if (answer.statusCode() == 200) {
            return new Outcome(notice.id(), Verdict.OK, detail);
        }
        boolean bad = !HonestRefusal.is(answer) && wasReady && ready.getAsBoolean();
        return new Outcome(
                notice.id(), Verdict.UNKNOWN, (bad ? Operation.BAD_ANSWER : "") + detail + " " + answer.body());
    }

    private Notice noticeOf(PlannedNotice planned) {
        String marketplace = installation.marketplaceAppleItemId();
        return switch (planned.kind()) {
            case AVAILABLE -> available(marketplace, planned.about().orElseThrow());
            case PACKAGE_WITHDRAWN ->
                new Notice.AppVersionsUnavailable(
                        marketplace,
                        planned.appleItemId(),
                        List.of(planned.about().orElseThrow().packageId()));
            case APP_WITHDRAWN -> new Notice.AppUnavailable(marketplace, planned.appleItemId());
        };
    }

    private static Notice available(String marketplace, PlannedPackage version) {
        return new Notice.PackageVersionAvailable(
                marketplace,
                version.appleItemId(),
                version.packageId(),
                version.packageVersionId(),
                version.revision());
    }
}
