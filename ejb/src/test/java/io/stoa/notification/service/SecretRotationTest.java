package io.stoa.notification.service;

import static io.stoa.notification.service.NotificationFixtures.bytes;
import static io.stoa.notification.service.NotificationFixtures.sign;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.connect.http.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two secrets in the window, then the new one alone. */
class SecretRotationTest {

    private static final byte[] BODY = bytes("{}");

    private final MovableClock clock = new MovableClock();

    @TempDir
    Path folder;

    @Test
    void shouldAcceptBothSecretsInTheWindowAndThenOnlyTheNewOne() {
        NotificationSignature signature = signature(
                "new,old",
                Optional.empty(),
                Optional.of(clock.instant().plusSeconds(60).toString()));
        assertEquals(OptionalInt.of(0), signature.verifiedBy(BODY, sign("new", BODY)));
        assertEquals(OptionalInt.of(1), signature.verifiedBy(BODY, sign("old", BODY)));

        clock.advance(Duration.ofSeconds(59));
        assertEquals(OptionalInt.of(1), signature.verifiedBy(BODY, sign("old", BODY)));

        clock.advance(Duration.ofSeconds(1));
        assertEquals(OptionalInt.empty(), signature.verifiedBy(BODY, sign("old", BODY)));
        assertEquals(OptionalInt.of(0), signature.verifiedBy(BODY, sign("new", BODY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"new, old", " new ,\told\n", "new,old\r\n", "new, ,\n,old"})
    void shouldNotTakeWhiteSpaceBetweenSecretsForPartOfThem(String secrets) {
        NotificationSignature signature = signature(secrets, Optional.empty(), Optional.empty());

        assertEquals(OptionalInt.of(0), signature.verifiedBy(BODY, sign("new", BODY)));
        assertEquals(OptionalInt.of(1), signature.verifiedBy(BODY, sign("old", BODY)));
        assertEquals(2, signature.settings.secrets().size());
    }

    @Test
    void shouldTakeALineOfTheFileVerbatim() throws IOException {
        Path file = written(" a, b \r\n", 1);

        assertEquals(
                OptionalInt.of(0),
                signature("", Optional.of(file), Optional.empty()).verifiedBy(BODY, sign(" a, b ", BODY)));
    }

    @Test
    void shouldNotEndTheOnlySecret() {
        NotificationSignature signature =
                signature("new", Optional.empty(), Optional.of(clock.instant().toString()));

        assertEquals(OptionalInt.of(0), signature.verifiedBy(BODY, sign("new", BODY)));
    }

    @Test
    void shouldAcceptFormerSecretsWithoutEndAndWarnOfThemByTheNameOfTheKey() {
        NotificationSignature signature = signature("new,old", Optional.empty(), Optional.empty());
        clock.advance(Duration.ofDays(3_650));

        assertEquals(OptionalInt.of(1), signature.verifiedBy(BODY, sign("old", BODY)));
        assertTrue(warnings(signature.settings).contains("stoa.notifications.former-secrets-until"));
        assertEquals("", warnings(signature("new", Optional.empty(), Optional.empty()).settings));
    }

    @Test
    void shouldRefuseAnEndThatIsNoTimeByTheNameOfTheKey() {
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class, () -> signature("a", Optional.empty(), Optional.of("tomorrow")));

        assertTrue(refusal.getMessage().contains("stoa.notifications.former-secrets-until"));
    }

    @Test
    void shouldTakeAFileThatChangedWithoutARestart() throws IOException {
        Path file = written("old\n", 1);
        NotificationSignature signature = signature("", Optional.of(file), Optional.empty());
        written("new\nold\n", 2);

        assertEquals(OptionalInt.empty(), signature.verifiedBy(BODY, sign("new", BODY)), "it was not looked at yet");

        clock.advance(Duration.ofSeconds(10));
        assertEquals(OptionalInt.of(0), signature.verifiedBy(BODY, sign("new", BODY)));
        assertEquals(OptionalInt.of(1), signature.verifiedBy(BODY, sign("old", BODY)));
    }

    @Test
    void shouldGoOnWithWhatItKnowsWhileTheFileIsAwayOrEmpty() throws IOException {
        Path file = written("old\n", 1);
        NotificationSignature signature = signature("", Optional.of(file), Optional.empty());

        Files.delete(file);
        clock.advance(Duration.ofSeconds(10));
        assertEquals(OptionalInt.of(0), signature.verifiedBy(BODY, sign("old", BODY)));

        written("", 2);
        clock.advance(Duration.ofSeconds(10));
        assertEquals(OptionalInt.of(0), signature.verifiedBy(BODY, sign("old", BODY)));

        written("new\n", 3);
        clock.advance(Duration.ofSeconds(10));
        assertEquals(OptionalInt.empty(), signature.verifiedBy(BODY, sign("old", BODY)));
    }

    private Path written(String content, long second) throws IOException {
        Path file = Files.writeString(folder.resolve("secrets"), content);
        Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1_000));
        return file;
    }

    private NotificationSignature signature(String secrets, Optional<Path> file, Optional<String> formerUntil) {
        NotificationSettings settings = new NotificationSettings();
        settings.secrets = Optional.of(secrets);
        settings.secretsFile = file.map(Path::toString);
        settings.formerSecretsUntil = formerUntil;
        settings.clock = clock;
        settings.read();
        NotificationSignature signature = new NotificationSignature();
        signature.settings = settings;
        return signature;
    }

    private static String warnings(NotificationSettings settings) {
        Stream.Builder<String> told = Stream.builder();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.add(line.getMessage() + List.of(line.getParameters()));
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Logger logger = Logger.getLogger(NotificationSettings.class.getName());
        logger.addHandler(listening);
        try {
            settings.tellWhatIsOpen();
        } finally {
            logger.removeHandler(listening);
        }
        return told.build().collect(Collectors.joining());
    }
}
