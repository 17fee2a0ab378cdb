package io.stoa.notification.service;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The secrets that sign notifications. Several are accepted at once, so that one can be exchanged without a gap: the first
 * is the present one, those after it are former ones and may come to an end. The file is read again when it changes.
 */
@ApplicationScoped
public class NotificationSettings {

    private static final Logger LOG = System.getLogger(NotificationSettings.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final String FORMER_UNTIL = "stoa.notifications.former-secrets-until";

    @Inject
    @ConfigProperty(name = "stoa.notifications.secrets")
    Optional<String> secrets;

    @Inject
    @ConfigProperty(name = "stoa.notifications.secrets-file")
    Optional<String> secretsFile;

    @Inject
    @ConfigProperty(name = FORMER_UNTIL)
    Optional<String> formerSecretsUntil;

    @Inject
    Clock clock;

    private Optional<Instant> formerUntil = Optional.empty();
    private volatile Read current;

    /** What was read, when it was looked at last, and how old the file was then. */
    private record Read(List<byte[]> all, Optional<FileTime> changed, Instant lookedAt) {}

    @PostConstruct
    void read() {
        formerUntil = formerSecretsUntil.map(NotificationSettings::instant);
        // before the content: what changes in between is read again
        Optional<FileTime> changed = changedAt();
        current = new Read(configured(), changed, clock.instant());
    }

    /** The secrets as bytes; empty where no webhook is set up, and then every notification is refused. */
    public List<byte[]> secrets() {
        Instant now = clock.instant();
        if (secretsFile.isPresent() && !now.isBefore(current.lookedAt().plus(LOOK_EVERY))) {
            lookAgain(now);
        }
        List<byte[]> all = current.all();
        boolean formerAreOver = formerUntil.filter(end -> !now.isBefore(end)).isPresent();
        return formerAreOver && all.size() > 1 ? all.subList(0, 1) : all;
    }

    /** Warns of former secrets that are accepted without an end. */
    public void tellWhatIsOpen() {
        int former = current.all().size() - 1;
        if (former > 0 && formerUntil.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "notification.former-secrets count={0} accepted without end: set {1}",
                    former,
                    FORMER_UNTIL);
        }
    }

    private synchronized void lookAgain(Instant now) {
        if (now.isBefore(current.lookedAt().plus(LOOK_EVERY))) {
            return;
        }
        try {
            Optional<FileTime> changed = changedAt();
            boolean isNew = !changed.equals(current.changed());
            current = new Read(isNew ? readAgain() : current.all(), changed, now);
        } catch (UncheckedIOException unreadable) {
            // it may be in the middle of being exchanged; what is known stays good
            current = new Read(current.all(), current.changed(), now);
            LOG.log(Level.WARNING, "notification.secrets-unreadable the former content is used", unreadable);
        }
    }

    private List<byte[]> readAgain() {
        List<byte[]> again = configured();
        LOG.log(Level.INFO, "notification.secrets-read count={0}", again.size());
        // an empty file is one that is being written
        return again.isEmpty() ? current.all() : again;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeParseException notATime) {
            throw new IllegalStateException(FORMER_UNTIL + " is not a time such as 2026-11-25T12:00:00Z", notATime);
        }
    }

    // split here: one of the servers cannot inject an optional list
    private List<byte[]> configured() {
        return Stream.concat(
                        Stream.of(secrets.orElse("").split(",")).map(String::strip),
                        secretsFile.map(NotificationSettings::lines).orElse(List.of()).stream())
                .filter(secret -> !secret.isEmpty())
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private Optional<FileTime> changedAt() {
        return secretsFile.map(file -> {
            try {
                return Files.getLastModifiedTime(Path.of(file));
            } catch (IOException unreadable) {
                throw unreadable(unreadable);
            }
        });
    }

    // one secret a line, verbatim: a comma or ${ in it means nothing here
    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private static UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException("stoa.notifications.secrets-file cannot be read", cause);
    }
}
