package io.stoa.notification.service;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The secrets that sign notifications. Several are accepted at once, so that one can be exchanged without a gap. */
@ApplicationScoped
public class NotificationSettings {

    @Inject
    @ConfigProperty(name = "stoa.notifications.secrets")
    Optional<String> secrets;

    @Inject
    @ConfigProperty(name = "stoa.notifications.secrets-file")
    Optional<String> secretsFile;

    private List<byte[]> all;

    @PostConstruct
    void read() {
        // split here: one of the servers cannot inject an optional list
        List<String> configured = new ArrayList<>(List.of(secrets.orElse("").split(",")));
        secretsFile.map(NotificationSettings::lines).ifPresent(configured::addAll);
        all = configured.stream()
                .filter(secret -> !secret.isEmpty())
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** The secrets as bytes; empty where no webhook is set up, and then every notification is refused. */
    public List<byte[]> secrets() {
        return all;
    }

    // one secret a line, verbatim: a comma or ${ in it means nothing here
    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("stoa.notifications.secrets-file cannot be read", unreadable);
        }
    }
}
