package io.stoa.bench.peer;

import io.stoa.bench.process.ProcessTree;
import io.stoa.server.Postgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keycloak in production mode, as {@code bench/run} unpacked and built it, on a database of its own. Closing ends it. */
public final class Keycloak implements AutoCloseable {

    private static final String HOME = "stoa.bench.keycloak";
    private static final String DATABASE = "keycloak";

    private final LaunchedPeer peer;
    private final URI realm;
    private final List<String> command;

    private Keycloak(LaunchedPeer peer, URI realm, List<String> command) {
        this.peer = peer;
        this.realm = realm;
        this.command = command;
    }

    /** Makes its database. */
    public static String database() {
        return "create database " + DATABASE;
    }

    /**
     * Starts it and waits until its realm answers.
     *
     * @param realm    what it is told, which is imported into the empty database
     * @param postgres port of the PostgreSQL
     * @param place    for its log
     */
    public static Keycloak serving(KeycloakRealm realm, int postgres, Path place)
            throws IOException, InterruptedException {
        Path home = home();
        Path imports = Files.createDirectories(home.resolve("data").resolve("import"));
        Files.writeString(imports.resolve(KeycloakRealm.NAME + "-realm.json"), realm.document());
        int port = LaunchedPeer.freePort();
        URI address = URI.create("http://" + Postgres.HOST + ":" + port + "/realms/" + KeycloakRealm.NAME);
        List<String> command = command(home, port, postgres);
        return new Keycloak(LaunchedPeer.start(command, place.resolve("keycloak.log"), address), address, command);
    }

    private static Path home() throws IOException {
        Path home = Path.of(System.getProperty(HOME, "")).toAbsolutePath();
        if (!Files.isExecutable(home.resolve("bin").resolve("kc.sh"))) {
            throw new IOException("There is no Keycloak in " + home + ". bench/run unpacks it.");
        }
        return home;
    }

    // one node has nobody to share a cache with, and no reason to listen for others
    private static List<String> command(Path home, int port, int postgres) {
        return List.of(
                home.resolve("bin").resolve("kc.sh").toString(),
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=" + Postgres.HOST,
                "--http-port=" + port,
                "--hostname-strict=false",
                "--db-url=jdbc:postgresql://" + Postgres.HOST + ":" + postgres + "/" + DATABASE,
                "--db-username=" + Postgres.USER,
                "--db-password=" + Postgres.PASSWORD);
    }

    public URI tokenEndpoint() {
        return URI.create(realm + "/protocol/openid-connect/token");
    }

    public ProcessTree process() {
        return peer.tree();
    }

    public String command() {
        return String.join(" ", command);
    }

    public static String version() throws IOException {
        return Files.readString(home().resolve("version.txt")).strip();
    }

    @Override
    public void close() {
        peer.close();
    }
}
