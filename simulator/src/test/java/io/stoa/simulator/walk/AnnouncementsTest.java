package io.stoa.simulator.walk;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.simulator.appstoreconnect.catalog.ForgedSource;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.notification.AppleSignature;
import io.stoa.simulator.appstoreconnect.notification.Delivery;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementsTest {

    private static final String WEBHOOK = "POST /webhooks/app-store-connect";

    private final PackageVersion version = new PackageCatalog()
            .add(new ForgedSource(
                    PackageForge.with(TestAuthority.create()).variants(1, 100).forge()));
    private final FakeInstallation fake = new FakeInstallation();
    private final Announcements announcements = new Announcements(fake.installation(), new SteppingClock());

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void shouldSignWithTheSecretOfTheInstallation() {
        fake.answer(WEBHOOK, 200, "").actsOnNotifications();

        announcements.available(version);

        assertEquals(signatureOf(fake.seen.get(0)), fake.seen.get(0).header("X-apple-signature"));
        assertTrue(fake.seen.get(0).body().contains(FakeInstallation.MARKETPLACE));
    }

    @Test
    void shouldRepeatTheVerySameBytes() {
        fake.answer(WEBHOOK, 200, "").actsOnNotifications();
        Delivery first = announcements.available(version);

        announcements.repeat(first);

        assertEquals(fake.seen.get(0).body(), fake.seen.get(2).body());
    }

    @Test
    void shouldWaitUntilTheNotificationIsActedOn() {
        fake.answer(WEBHOOK, 200, "")
                .answer(FakeInstallation.NOTIFICATIONS, 200, kept(",\"nextTryAt\":\"2026-11-25T12:00:00Z\""))
                .answer(FakeInstallation.NOTIFICATIONS, 200, kept(""));

        announcements.available(version);

        assertEquals(3, fake.seen.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"id\":\"n1\"},{\"id\":\"n2\"}"})
    void shouldRefuseThatTheNotificationIsNotKeptOnce(String kept) {
        fake.answer(WEBHOOK, 200, "").answer(FakeInstallation.NOTIFICATIONS, 200, "{\"notifications\":[" + kept + "]}");

        assertThrows(Unexpected.class, () -> announcements.available(version));
    }

    @ParameterizedTest
    @CsvSource({"500,''", "202,''", "200,received", "401,''"})
    void shouldRefuseAnythingButAQuietSuccess(int status, String body) {
        fake.answer(WEBHOOK, status, body);

        assertThrows(Unexpected.class, () -> announcements.available(version));
        assertThrows(Unexpected.class, () -> announcements.unavailable("6700012345"));
    }

    @Test
    void shouldSignAForgedNotificationWithAnotherSecret() {
        fake.answer(WEBHOOK, 401, "{}");

        assertDoesNotThrow(() -> announcements.forged(version));

        assertNotEquals(signatureOf(fake.seen.get(0)), fake.seen.get(0).header("X-apple-signature"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 500})
    void shouldRefuseThatAForgedNotificationIsAnsweredOtherwise(int status) {
        fake.answer(WEBHOOK, status, "");

        Unexpected taken = assertThrows(Unexpected.class, () -> announcements.forged(version));

        assertTrue(taken.seen().startsWith(String.valueOf(status)), taken.seen());
    }

    @Test
    void shouldSayWhenNobodyAnswers() {
        fake.close();

        Unexpected away = assertThrows(Unexpected.class, () -> announcements.available(version));

        assertTrue(away.seen().contains("did not answer"), away.seen());
    }

    private static String kept(String more) {
        return "{\"notifications\":[{\"id\":\"n1\"" + more + "}]}";
    }

    private static String signatureOf(FakeInstallation.Seen request) {
        return AppleSignature.of(FakeInstallation.SECRET, request.body().getBytes(StandardCharsets.UTF_8));
    }
}
