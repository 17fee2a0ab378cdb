package io.stoa.account.smtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.stoa.account.Letter;
import io.stoa.account.MailAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters to a real mail server in this process. */
class SmtpPostboxTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Letter LETTER = new Letter(
            new MailAddress("mara@kite.example"),
            "Ein neues Passwort f\u00fcr Kite \ud83e\ude81",
            "W\u00e4hlen Sie es:\n\nhttps://kite.example/account/new-password?token=pw_x\n");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final SmtpPostbox postbox = new SmtpPostbox();

    @BeforeEach
    void start() {
        server.start();
        postbox.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        postbox.settings = new MailSettings();
        postbox.settings.host = Optional.of("127.0.0.1");
        postbox.settings.port = server.getSmtp().getPort();
        postbox.settings.from = Optional.of("no-reply@kite.example");
        postbox.settings.user = Optional.empty();
        postbox.settings.passwordFile = Optional.empty();
        postbox.settings.startTls = false;
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void shouldHandALetterToTheMailServer() throws Exception {
        postbox.send(LETTER);

        MimeMessage taken = server.getReceivedMessages()[0];
        assertEquals(1, server.getReceivedMessages().length);
        assertEquals(LETTER.subject(), taken.getSubject());
        assertEquals(
                LETTER.text().strip(),
                taken.getContent().toString().replace("\r\n", "\n").strip());
        assertEquals("no-reply@kite.example", taken.getFrom()[0].toString());
        assertEquals("mara@kite.example", taken.getAllRecipients()[0].toString());
        assertEquals(Date.from(NOON), taken.getSentDate());
        assertArrayEquals(new String[] {"auto-generated"}, taken.getHeader("Auto-Submitted"));
    }

    @Test
    void shouldSignInToTheMailServer(@TempDir Path folder) throws IOException {
        server.setUser("stoa", "right");
        server.getUserManager().setAuthRequired(true);
        Path password = folder.resolve("password");
        postbox.settings.user = Optional.of("stoa");
        postbox.settings.passwordFile = Optional.of(password.toString());

        Files.writeString(password, "wrong\n");
        assertThrows(IOException.class, () -> postbox.send(LETTER));
        Files.writeString(password, "right\n");
        postbox.send(LETTER);

        assertEquals(1, server.getReceivedMessages().length);
    }

    @Test
    void shouldGiveNothingToAServerWithoutTheEncryptionThatIsAskedFor() {
        postbox.settings.startTls = true;

        assertThrows(IOException.class, () -> postbox.send(LETTER));

        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void shouldSayWhenTheServerIsAway() {
        server.stop();

        assertThrows(IOException.class, () -> postbox.send(LETTER));
    }

    @Test
    void shouldSayWhenThePasswordCannotBeRead(@TempDir Path folder) {
        postbox.settings.user = Optional.of("stoa");
        postbox.settings.passwordFile = Optional.of(folder.resolve("absent").toString());

        assertThrows(IOException.class, () -> postbox.send(LETTER));
    }

    @Test
    void shouldBeOpenOnlyWithAServerAndAnAddressToSendFrom() {
        assertTrue(postbox.isOpen());
        postbox.settings.from = Optional.empty();
        assertFalse(postbox.isOpen());
        postbox.settings.from = Optional.of("no-reply@kite.example");
        postbox.settings.host = Optional.empty();
        assertFalse(postbox.isOpen());
    }
}
