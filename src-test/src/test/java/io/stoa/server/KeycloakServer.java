package io.stoa.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Keycloak as it is distributed, with a realm of its own in memory. Installations are told of it before it runs: they ask
 * for it when somebody signs in.
 */
public final class KeycloakServer implements AutoCloseable {

    private static final int PORT = 18_380;
    private static final URI REALM = URI.create("http://localhost:" + PORT + "/realms/kite");
    private static final String SECRET = "only-for-tests-of-this-realm";
    private static final Duration START_LIMIT = Duration.ofMinutes(6);

    private final LaunchedProcess process;

    private KeycloakServer(LaunchedProcess process) {
        this.process = process;
    }

    /** Whether the build unpacked it; only the profile full-servers does. */
    public static boolean isUnpacked() {
        return Files.isDirectory(home());
    }

    private static Path home() {
        return Path.of(
                        System.getProperty("stoa.test.servers", "target/servers"),
                        System.getProperty("stoa.test.keycloak", "keycloak"))
                .toAbsolutePath();
    }

    /** What an installation is told so that people of the realm sign in to it. */
    public static Configuration configured(Configuration others, Workplace workplace) {
        return others.with("stoa.openid.providers", "kite")
                .with("stoa.openid.kite.issuer", REALM)
                .with("stoa.openid.kite.client-id", "stoa")
                .with("stoa.openid.kite.client-secret-file", workplace.write("kite-secret", SECRET))
                .with("stoa.openid.kite.label", "Kite ID")
                .with("stoa.openid.kite.new-accounts", "open");
    }

    /** Starts it and waits until its realm answers. */
    public static KeycloakServer start(Workplace workplace) {
        Ports.free(PORT);
        importRealm();
        LaunchedProcess process = LaunchedProcess.start(
                workplace.root(),
                Map.of("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m"),
                workplace.log("keycloak"),
                List.of(
                        home().resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + PORT,
                        "--import-realm"));
        Answering.await(URI.create(REALM + "/.well-known/openid-configuration"), process, START_LIMIT);
        return new KeycloakServer(process);
    }

    private static void importRealm() {
        try {
            Path folder = Files.createDirectories(home().resolve("data/import"));
            Workplace.copy(
                    Workplace.ofProject("src-test/src/test/resources/keycloak/kite-realm.json"),
                    folder.resolve("kite-realm.json"));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
