package io.stoa.simulator.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installations that are not as they have to be; that a right one passes is proved against real servers. */
class WalkFailureTest {

    private static final String WEBHOOK = "POST /webhooks/app-store-connect";
    private static final String INGESTIONS = "GET /api/v1/ingestions";
    private static final String ID = "01a1f927-34a8-7a97-a8fb-5b8c86724639";
    private static final String PUBLISHED =
            """
            {"id":"%s","state":"PUBLISHED","phase":"DONE",
             "progress":{"bytesTotal":1,"bytesDone":1,"assetsTotal":1,"assetsDone":1}}"""
                    .formatted(ID);
    private static final String PAGE = "GET /apps/" + FakeInstallation.MARKETPLACE;
    private static final String LINK = "POST /apps/" + FakeInstallation.MARKETPLACE + "/install-link";

    @TempDir
    Path folder;

    private final FakeInstallation fake = new FakeInstallation();
    private final TellingListener told = new TellingListener();
    private SimulatedApple apple;

    @BeforeEach
    void start() throws IOException {
        apple = SimulatedApple.start(AppleSettings.in(folder));
    }

    @AfterEach
    void stop() {
        apple.close();
        fake.close();
    }

    @Test
    void shouldNotPassAnInstallationThatTakesForgedNotifications() {
        fake.answer(WEBHOOK, 200, "");

        WalkFailed failed = playDistributedApp();

        assertEquals("notification with a wrong signature", failed.step());
        assertEquals("200 ", failed.seen());
    }

    @Test
    void shouldNotPassAnInstallationThatIngestsWhatItRefused() {
        fake.answer(WEBHOOK, 401, "{}").answer(INGESTIONS, 500, "{}");

        assertEquals("notification with a wrong signature", playDistributedApp().step());
    }

    @Test
    void shouldNotPassAnInstallationThatForgetsANotification() {
        fake.answer(WEBHOOK, 401, "{}").answer(WEBHOOK, 200, "").answer(INGESTIONS, 200, "{\"ingestions\":[]}");
        fake.actsOnNotifications();

        WalkFailed failed = playDistributedApp();

        assertEquals("notification of version 1", failed.step());
        assertTrue(failed.expected().startsWith("one ingestion of package version "), failed.expected());
    }

    @Test
    void shouldTellEveryStepThatWasProvedBeforeTheFailure() {
        fake.answer(WEBHOOK, 401, "{}").answer(WEBHOOK, 503, "").answer(INGESTIONS, 200, "{\"ingestions\":[]}");

        assertEquals("503 ", playDistributedApp().seen());

        assertTrue(told.words.get(1).startsWith("version 1 in App Store Connect "), told.words.toString());
        assertTrue(told.words.get(3).endsWith("answered with 401, nothing is ingested"), told.words.toString());
        assertEquals("begins notification of version 1", told.words.get(4));
        assertEquals(5, told.words.size());
    }

    @Test
    void shouldNotPassAnInstallationThatRefusesAPackageId() {
        WalkFailed failed = playMarketplaceApp();

        assertEquals("package id handed in", failed.step());
        assertEquals("404 nothing here", failed.seen());
    }

    @Test
    void shouldNotPassAPageWithoutInstallButton() {
        ingest();
        fake.answer(PAGE, 200, "text/html;charset=UTF-8", "<p>Kite</p>");

        WalkFailed failed = playMarketplaceApp();

        assertEquals("page of the app", failed.step());
        assertTrue(failed.expected().startsWith("an Install button"), failed.expected());
    }

    @Test
    void shouldNotPassALinkForForeignPages() {
        ingest();
        showPage();
        fake.answer(LINK, 200, "{\"link\":\"marketplace-kit://install?\"}");

        WalkFailed failed = playMarketplaceApp();

        assertEquals("install link", failed.step());
        assertEquals(
                "https://elsewhere.example", fake.seen.get(fake.seen.size() - 1).header("Origin"));
    }

    @Test
    void shouldNotPassALinkNoDeviceFollows() {
        ingest();
        showPage();
        fake.answer(LINK, 403, "{}").answer(LINK, 200, "{\"link\":\"https://kite.example/install\"}");

        WalkFailed failed = playMarketplaceApp();

        assertEquals("install by the link", failed.step());
        assertTrue(failed.seen().startsWith("invalidURL: "), failed.seen());
        assertEquals(fake.url().toString(), fake.seen.get(fake.seen.size() - 1).header("Origin"));
    }

    private void ingest() {
        fake.answer("POST /api/v1/packages", 202, "{\"id\":\"" + ID + "\"}")
                .answer(INGESTIONS + "/" + ID, 200, PUBLISHED)
                .answer("POST /api/v1/accounts", 201, "{\"id\":\"a1\"}")
                .answer("POST /api/v1/accounts/a1/link-tokens", 201, "{\"token\":\"lnk_1\",\"expiresIn\":900}");
    }

    private void showPage() {
        String button = "<button data-install-link=\"/apps/" + FakeInstallation.MARKETPLACE + "/install-link\">";
        fake.answer(PAGE, 200, "text/html;charset=UTF-8", button);
    }

    private WalkFailed playDistributedApp() {
        DistributedAppWalk walk = new DistributedAppWalk(fake.installation(), apple, 7, told);
        return assertThrows(WalkFailed.class, walk::play);
    }

    private WalkFailed playMarketplaceApp() {
        MarketplaceAppWalk walk = new MarketplaceAppWalk(fake.installation(), apple, 7, told);
        return assertThrows(WalkFailed.class, walk::play);
    }
}
