package io.stoa.identity.service;

import io.stoa.audit.AuditLog;
import io.stoa.identity.Administrator;
import io.stoa.identity.Role;
import io.stoa.identity.jpa.Administrators;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the first owner of a new installation, so that somebody can sign in. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
public class FirstOwner {

    private static final Logger LOG = System.getLogger(FirstOwner.class.getName());
    private static final String LOGIN = "owner";
    private static final int RANDOM_BYTES = 18;

    @Inject
    @ConfigProperty(name = "stoa.admin.initial-password-file")
    Optional<String> initialPasswordFile;

    @Inject
    Administrators administrators;

    @Inject
    Passwords passwords;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @PostConstruct
    void welcome() {
        if (administrators.none()) {
            String password = initialPasswordFile.map(FirstOwner::read).orElseGet(FirstOwner::random);
            administrators.add(
                    new Administrator(LOGIN, passwords.hash(password.toCharArray()), Role.OWNER, clock.instant()));
            audit.record("system", "admin.first-owner", LOGIN, "");
            announce(password);
        }
    }

    private void announce(String password) {
        if (initialPasswordFile.isEmpty()) {
            // the one secret that is ever printed: once, at the first start, because nobody could sign in otherwise
            LOG.log(
                    Level.WARNING,
                    "admin.first-owner Sign in at /admin/ as {0} with the password {1}",
                    LOGIN,
                    password);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("stoa.admin.initial-password-file cannot be read", unreadable);
        }
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
