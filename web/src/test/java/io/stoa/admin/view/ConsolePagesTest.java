package io.stoa.admin.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.apple.Territories;
import io.stoa.catalog.AvailabilityChange;
import io.stoa.ingestion.Announcement;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionJobs;
import io.stoa.ingestion.IngestionPhase;
import io.stoa.ingestion.Progress;
import io.stoa.notification.AttemptOutcome;
import io.stoa.notification.Delivery;
import io.stoa.notification.Generation;
import io.stoa.notification.MarketplaceNotification.AppAvailability;
import io.stoa.notification.MarketplaceNotification.Envelope;
import io.stoa.notification.NotificationAttempt;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.Verdict;
import io.stoa.notification.service.ReceivedNotifications;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import io.stoa.reconciliation.PackageReading;
import io.stoa.reconciliation.PackageReadings;
import io.stoa.reconciliation.ReconciliationRun;
import io.stoa.reconciliation.ReconciliationRuns;
import io.stoa.reconciliation.service.Reconciliations;
import io.stoa.surface.view.Page;
import io.stoa.surface.view.Website;
import jakarta.security.enterprise.SecurityContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsolePagesTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00.123Z");
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private static final Inbox INBOX = new Inbox();
    private static final Jobs JOBS = new Jobs();
    private static final ReconciliationDesk DESK = new ReconciliationDesk();
    private static final Door DOOR = new Door();
    private static Website website;

    @BeforeAll
    static void open() throws Exception {
        website = new Website()
                .with(
                        Notifications.class,
                        Notification.class,
                        Ingestions.class,
                        HandIn.class,
                        ReconciliationsPage.class,
                        SignIn.class,
                        SignOut.class)
                .handIn(ReceivedNotifications.class, INBOX)
                .handIn(IngestionJobs.class, JOBS)
                .handIn(ReconciliationRuns.class, DESK.rows())
                .handIn(PackageReadings.class, DESK.readings())
                .handIn(Reconciliations.class, DESK.operators())
                .handIn(io.stoa.ingestion.service.Ingestions.class, DESK.ingestions())
                .handIn(SecurityContext.class, DOOR)
                .serve(ConsoleEntrance.class)
                .open();
    }

    @BeforeEach
    void startAfresh() {
        INBOX.clear();
        JOBS.clear();
        DESK.clear();
        DOOR.closes();
    }

    @AfterAll
    static void close() throws Exception {
        website.close();
    }

    @Test
    void shouldLeadFromTheEntranceToTheFirstPage() throws Exception {
        for (String entrance : new String[] {"/admin", "/admin/"}) {
            Page answer = website.get(entrance);
            assertEquals(302, answer.status());
            assertEquals(Optional.of("/admin/notifications.xhtml"), answer.header("Location"));
        }
    }

    @Test
    void shouldSayWhatToDoNextWhereNothingHasArrived() throws Exception {
        assertTrue(website.get("/admin/notifications.xhtml").shows("No notification has arrived yet", "webhook"));
        assertTrue(
                website.get("/admin/ingestions.xhtml").shows("No package has been taken in yet.", "/api/v1/packages"));
    }

    @Test
    void shouldAskForTheNewestHundredOnce() throws Exception {
        website.get("/admin/notifications.xhtml");
        website.get("/admin/ingestions.xhtml");
        assertEquals(100, INBOX.asked());
        assertEquals(100, JOBS.asked());
    }

    @Test
    void shouldShowARejectedNotificationWithWhatIsWrong() throws Exception {
        INBOX.holds(ReceivedNotification.rejected(delivery("{}"), "<b>no</b> JSON\u202E", NOON));
        Page page = website.get("/admin/notifications.xhtml");
        assertTrue(page.shows(
                "<time datetime=\"2026-01-09T12:00:00Z\">9 Jan 2026, 12:00:00</time>",
                "not a notification",
                "class=\"tag REJECTED\">Rejected<",
                "&lt;b&gt;no&lt;/b&gt; JSON<"));
    }

    @Test
    void shouldShowWhichWebhookSpokeHowOftenItWasTriedAndWhenItIsTriedAgain() throws Exception {
        ReceivedNotification row = unavailable("{}");
        row.tryAgainAt(NOON.plusSeconds(5));
        INBOX.holds(row);

        assertTrue(website.get("/admin/notifications.xhtml")
                .shows(
                        "first generation",
                        "AppUnavailable",
                        "<span class=\"number\">1</span>",
                        "again at",
                        "12:00:05",
                        "href=\"/admin/notification.xhtml?id=" + row.id() + "\""));
    }

    @Test
    void shouldLookForWhatStandsInTheAddress() throws Exception {
        Page page = website.get("/admin/notifications.xhtml?verdict=PING&type=%22%3E%3Cb%3E&app=42&id=77aa&from=&to=");

        assertEquals(Optional.of(Verdict.PING), INBOX.query().verdict());
        assertEquals(Optional.of("\"><b>"), INBOX.query().type());
        assertEquals(Optional.of(new AppleItemId(42)), INBOX.query().app());
        assertEquals(Optional.of("77aa"), INBOX.query().idPart());
        assertTrue(page.shows("value=\"PING\" selected=\"selected\"", "value=\"42\""));
        assertFalse(page.shows("\"><b>"));
    }

    @Test
    void shouldSayWhatOfASearchCannotBeRead() throws Exception {
        Page page = website.get("/admin/notifications.xhtml?from=yesterday");

        assertEquals(200, page.status());
        assertTrue(page.shows("<p class=\"message trouble\" role=\"alert\">", "from", "cannot be read."));
        assertEquals(0, INBOX.asked());
    }

    @Test
    void shouldShowTheBodyAndEveryAttemptOfOneNotification() throws Exception {
        ReceivedNotification row = unavailable("{\"a\":\"<script>alert(1)</script>\u202E\"}");
        INBOX.holds(row);
        INBOX.holds(new NotificationAttempt(row, AttemptOutcome.FAILED, Optional.of("Free <some>."), NOON));

        Page page = website.get("/admin/notification.xhtml?id=" + row.id());

        assertTrue(
                page.shows("&lt;script&gt;alert(1)&lt;/script&gt;", "Failed; it is tried again", "Free &lt;some&gt;."));
        assertTrue(page.shows("content-type: application/json"));
        assertFalse(page.shows("<script>alert"));
    }

    @Test
    void shouldAnswerNotFoundForANotificationThatIsNotThere() throws Exception {
        for (String id : new String[] {"?id=77aa", "?id=", "", "?id=%27"}) {
            assertEquals(404, website.get("/admin/notification.xhtml" + id).status(), id);
        }
    }

    @Test
    void shouldLetAnOperatorHaveItActedOnAgainAndRedirect() throws Exception {
        DOOR.opens();
        ReceivedNotification row = unavailable("{}");
        INBOX.holds(row);
        Page answer = replay(website.get("/admin/notification.xhtml?id=" + row.id()), row);

        assertEquals(302, answer.status());
        assertTrue(answer.header("Location").orElseThrow().contains("/admin/notification.xhtml?"));
        assertTrue(answer.header("Location").orElseThrow().contains("id=" + row.id()));
        assertEquals(List.of(row.id() + " by owner"), INBOX.replayed());
    }

    @Test
    void shouldShowAViewerNoButtonAndNotActOnAForgedPress() throws Exception {
        ReceivedNotification row = unavailable("{}");
        INBOX.holds(row);
        Page page = website.get("/admin/notification.xhtml?id=" + row.id());
        assertFalse(page.shows("again:replay"));

        replay(page, row);

        assertEquals(List.of(), INBOX.replayed());
    }

    private static Page replay(Page page, ReceivedNotification row) throws Exception {
        return website.post(
                "/admin/notification.xhtml",
                "again=again&id=" + row.id() + "&again%3Areplay=x&jakarta.faces.ViewState="
                        + URLEncoder.encode(viewState(page), StandardCharsets.UTF_8),
                FORM,
                cookie(page));
    }

    private static String viewState(Page page) {
        return page.between("name=\"jakarta.faces.ViewState\"", ">").replaceAll("(?s).*value=\"([^\"]*)\".*", "$1");
    }

    private static ReceivedNotification unavailable(String body) {
        AppleItemId app = new AppleItemId(6_700_012_345L);
        Envelope envelope =
                new Envelope("77aa", "AppUnavailable", Generation.FIRST, Optional.empty(), Optional.of(app), NOON);
        AvailabilityChange change = new AvailabilityChange(false, Territories.EVERYWHERE, NOON);
        return new ReceivedNotification(
                delivery(body), Verdict.ACCEPTED, new AppAvailability(envelope, app, change), NOON);
    }

    private static Delivery delivery(String body) {
        return new Delivery(body.getBytes(StandardCharsets.UTF_8), "content-type: application/json", 0);
    }

    @Test
    void shouldShowHowFarAnIngestionHasCome() throws Exception {
        IngestionJob job = announced();
        job.claim(NOON, NOON.plusSeconds(60));
        job.renew(NOON.plusSeconds(60), IngestionPhase.DOWNLOADING, new Progress(40_000_000, 12_300_000, 8, 3));
        JOBS.holds(job);
        assertTrue(website.get("/admin/ingestions.xhtml")
                .shows(
                        "Fetching",
                        "downloading",
                        "3 of 8 assets",
                        "12.3 MB of 40.0 MB",
                        "<progress max=\"40000000\" value=\"12300000\"",
                        "0f2c7a3e-6d51-4b8f-9a77-2f4f0c9e1d20",
                        "6700012345"));
    }

    @Test
    void shouldShowWhyAndWhenAnIngestionIsTriedAgain() throws Exception {
        IngestionJob job = announced();
        job.claim(NOON, NOON.plusSeconds(60));
        job.retryAt(
                NOON.plusSeconds(90),
                new RetryableFailure(FailureCode.CONNECT_UNAVAILABLE, "App Store Connect <did not> answer."),
                NOON);
        JOBS.holds(job);
        assertTrue(website.get("/admin/ingestions.xhtml")
                .shows("Will be tried again", "App Store Connect &lt;did not&gt; answer.", "9 Jan 2026, 12:01:30"));
    }

    @Test
    void shouldShowWhatAReconciliationFoundAndWhatIsNotShownAnyMore() throws Exception {
        ReconciliationRun run = new ReconciliationRun(Optional.empty(), NOON);
        run.claim(NOON, NOON);
        run.compared(new PackageId("5b0c2f5e-1c0a-4c55-93a4-6b5c6d0e7f11"), 7);
        run.abort(new RetryableFailure(FailureCode.CONNECT_REFUSED, "Check <the> key."), NOON);
        DESK.runs.add(run);
        PackageReading reading = new PackageReading(new PackageId("5b0c2f5e-1c0a-4c55-93a4-6b5c6d0e7f12"));
        reading.refused(new RetryableFailure(FailureCode.CONNECT_NOT_FOUND, "Gone <b>."), NOON);
        DESK.hidden.add(reading);

        assertTrue(website.get("/admin/reconciliations.xhtml")
                .shows(
                        "class=\"tag INCOMPLETE\">Incomplete<",
                        "its time had come",
                        ">7<",
                        "Check &lt;the&gt; key.",
                        "5b0c2f5e-1c0a-4c55-93a4-6b5c6d0e7f12",
                        "Gone &lt;b&gt;."));
    }

    @Test
    void shouldCompareWhenAnOperatorAsks() throws Exception {
        DOOR.opens();
        Page answer = press("/admin/reconciliations.xhtml", "reconcile=reconcile&reconcile%3Abegin=x");

        assertEquals(302, answer.status());
        assertEquals(List.of("reconcile owner"), DESK.asked);
    }

    @Test
    void shouldTakeInAPackageWhoseIdIsTyped() throws Exception {
        DOOR.opens();
        Page answer = press(
                "/admin/ingestions.xhtml",
                "handIn=handIn&handIn%3ApackageId=+5B0C2F5E-1c0a-4c55-93a4-6b5c6d0e7f11+&handIn%3Asubmit=x");

        assertEquals(302, answer.status());
        assertEquals(List.of("hand in 5b0c2f5e-1c0a-4c55-93a4-6b5c6d0e7f11 owner"), DESK.asked);
    }

    @Test
    void shouldSayWhatIsWrongWithAnIdThatIsNone() throws Exception {
        DOOR.opens();
        Page answer = press("/admin/ingestions.xhtml", "handIn=handIn&handIn%3ApackageId=..%2Fx&handIn%3Asubmit=x");

        assertTrue(answer.shows("That is no package id."));
        assertEquals(List.of(), DESK.asked);
    }

    @Test
    void shouldOfferAndAllowAViewerNothingButLooking() throws Exception {
        assertFalse(website.get("/admin/reconciliations.xhtml").shows("Compare now"));
        assertFalse(website.get("/admin/ingestions.xhtml").shows("Package id"));
        press("/admin/reconciliations.xhtml", "reconcile=reconcile&reconcile%3Abegin=x");
        press(
                "/admin/ingestions.xhtml",
                "handIn=handIn&handIn%3ApackageId=5b0c2f5e-1c0a-4c55-93a4-6b5c6d0e7f11&handIn%3Asubmit=x");

        assertEquals(List.of(), DESK.asked);
    }

    private static Page press(String path, String form) throws Exception {
        Page page = website.get(path);
        String state =
                page.between("name=\"jakarta.faces.ViewState\"", ">").replaceAll("(?s).*value=\"([^\"]*)\".*", "$1");
        return website.post(
                path,
                form + "&jakarta.faces.ViewState=" + URLEncoder.encode(state, StandardCharsets.UTF_8),
                FORM,
                cookie(page));
    }

    @Test
    void shouldMarkThePageOneIsOnAndOfferToSignOut() throws Exception {
        Page page = website.get("/admin/ingestions.xhtml");
        assertTrue(page.shows(
                "<a href=\"/admin/ingestions.xhtml\" aria-current=\"page\">Ingestions</a>",
                "<a href=\"/admin/notifications.xhtml\">Notifications</a>",
                "value=\"Sign out\"",
                "<title>Ingestions · Stoa</title>"));
    }

    @Test
    void shouldKeepTheConsoleOutOfCachesAndFrames() throws Exception {
        Page page = website.get("/admin/login.xhtml");
        assertEquals(Optional.of("no-store"), page.header("Cache-Control"));
        assertEquals(Optional.of("DENY"), page.header("X-Frame-Options"));
        assertTrue(page.header("Content-Security-Policy").orElseThrow().contains("frame-ancestors 'none'"));
    }

    @Test
    void shouldHaveNothingInlineOnAnyPage() throws Exception {
        for (String name : new String[] {"login", "notifications", "ingestions", "reconciliations"}) {
            Page page = website.get("/admin/" + name + ".xhtml");
            assertEquals(200, page.status());
            assertFalse(page.body().matches("(?s).*(<script|<style|\\sstyle=|\\son[a-z]+=|javascript:).*"), name);
        }
    }

    @Test
    void shouldSignIn() throws Exception {
        DOOR.opens();
        Page answer = signIn("owner", "right");
        assertEquals(302, answer.status());
        assertTrue(answer.header("Location").orElseThrow().endsWith("/admin/notifications.xhtml"));
    }

    @Test
    void shouldSayInASentenceWhyNobodyIsSignedIn() throws Exception {
        Page answer = signIn("owner", "wrong-one");
        assertEquals(200, answer.status());
        assertTrue(answer.shows("Login or password is wrong", "role=\"alert\""));
        assertFalse(answer.shows("wrong-one"));
    }

    @Test
    void shouldLetAPasswordStoreFillTheForm() throws Exception {
        Page page = website.get("/admin/login.xhtml");
        assertTrue(page.shows("autocomplete=\"username\"", "autocomplete=\"current-password\""));
        assertTrue(page.shows("<label for=\"signIn:login\">", "<label for=\"signIn:password\">"));
    }

    @Test
    void shouldNameTheFieldThatIsEmpty() throws Exception {
        Page answer = signIn("", "right");
        assertTrue(answer.shows("Type your login.", "aria-invalid=\"true\""));
        assertFalse(answer.shows("Type your password."));
    }

    @Test
    void shouldTreatAForgedFormAsAnExpiredOne() throws Exception {
        DOOR.opens();
        for (String state : new String[] {"1:2", "-1:-1", "rubbish", "", "a:b:c", "rO0ABXNyAA5qYXZh"}) {
            Page answer = website.post("/admin/login.xhtml", form("owner", "right", state), FORM);
            assertTrue(answer.status() == 302 || answer.status() == 200, state + " gave " + answer.status());
            assertFalse(answer.header("Location").orElse("").endsWith("notifications.xhtml"), state);
        }
        assertEquals(0, DOOR.knocks());
    }

    @Test
    void shouldSayThatTheSessionHasEnded() throws Exception {
        assertTrue(website.get("/admin/login.xhtml?expired=true").shows("Your session has ended. Sign in again."));
        assertTrue(website.get("/admin/login.xhtml?signedOut=true").shows("You are signed out."));
        assertFalse(website.get("/admin/login.xhtml?expired=<script>").shows("Your session has ended."));
    }

    @Test
    void shouldEndTheSessionWhenSigningOut() throws Exception {
        Page page = website.get("/admin/notifications.xhtml");
        String state =
                page.between("name=\"jakarta.faces.ViewState\"", ">").replaceAll("(?s).*value=\"([^\"]*)\".*", "$1");
        Page answer = website.post(
                "/admin/notifications.xhtml",
                "leave=leave&leave%3AsignOut=x&jakarta.faces.ViewState=" + state,
                FORM,
                cookie(page));
        assertEquals(302, answer.status());
        assertTrue(answer.header("Location").orElseThrow().endsWith("/admin/login.xhtml?signedOut=true"));
        Page late = website.post(
                "/admin/notifications.xhtml",
                "leave=leave&leave%3AsignOut=x&jakarta.faces.ViewState=" + state,
                FORM,
                cookie(page));
        assertTrue(late.header("Location").orElseThrow().endsWith("/admin/login.xhtml?expired=true"));
    }

    private Page signIn(String login, String password) throws Exception {
        Page page = website.get("/admin/login.xhtml");
        String state =
                page.between("name=\"jakarta.faces.ViewState\"", ">").replaceAll("(?s).*value=\"([^\"]*)\".*", "$1");
        return website.post("/admin/login.xhtml", form(login, password, state), FORM, cookie(page));
    }

    private static String form(String login, String password, String state) {
        return "signIn=signIn&signIn%3Alogin=" + login + "&signIn%3Apassword=" + password
                + "&signIn%3Asubmit=x&jakarta.faces.ViewState=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
    }

    private static String cookie(Page page) {
        return "Cookie: " + page.header("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static IngestionJob announced() {
        return new IngestionJob(
                new Announcement(
                        new AppleItemId(6_700_012_345L),
                        Optional.of(new PackageId("5b0c2f5e-1c0a-4c55-93a4-6b5c6d0e7f11")),
                        new PackageVersionId("0f2c7a3e-6d51-4b8f-9a77-2f4f0c9e1d20"),
                        NOON),
                NOON);
    }
}
