package io.stoa.account.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The operator's mail server. */
@ApplicationScoped
public class MailSettings {

    @Inject
    @ConfigProperty(name = "stoa.mail.host")
    Optional<String> host;

    @Inject
    @ConfigProperty(name = "stoa.mail.port", defaultValue = "587")
    int port;

    @Inject
    @ConfigProperty(name = "stoa.mail.from")
    Optional<String> from;

    @Inject
    @ConfigProperty(name = "stoa.mail.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "stoa.mail.password-file")
    Optional<String> passwordFile;

    @Inject
    @ConfigProperty(name = "stoa.mail.starttls", defaultValue = "true")
    boolean startTls;

    /** Whether there is a server and an address to send from. */
    public boolean isComplete() {
        return host.isPresent() && from.isPresent();
    }

    /** Where the mail server is; only of settings that are complete. */
    public String host() {
        return host.orElseThrow();
    }

    public int port() {
        return port;
    }

    /** The address letters come from; only of settings that are complete. */
    public String from() {
        return from.orElseThrow();
    }

    /** Who we are to the mail server; empty where it does not ask. */
    public Optional<String> user() {
        return user;
    }

    /** Read at each letter, so that a new password needs no restart; empty without a file. */
    public String password() throws IOException {
        return passwordFile.isEmpty()
                ? ""
                : Files.readString(Path.of(passwordFile.get())).strip();
    }

    public boolean startTls() {
        return startTls;
    }
}
