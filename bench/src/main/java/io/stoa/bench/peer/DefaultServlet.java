package io.stoa.bench.peer;

import io.stoa.bench.process.ProcessTree;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A file in a WAR that holds nothing else, served by Payara Micro's own default servlet. Closing ends it. */
public final class DefaultServlet implements AutoCloseable {

    private static final String NAME = "asset.ipa";

    private final LaunchedPeer peer;
    private final URI file;
    private final List<String> command;

    private DefaultServlet(LaunchedPeer peer, URI file, List<String> command) {
        this.peer = peer;
        this.file = file;
        this.command = command;
    }

    /**
     * Starts it.
     *
     * @param micro the Payara Micro that the build fetched
     * @param place for the WAR and the log
     */
    public static DefaultServlet serving(Path asset, Path micro, Path place) throws IOException, InterruptedException {
        int port = LaunchedPeer.freePort();
        Path war = war(asset, place.resolve("static.war"));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                micro.toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                String.valueOf(port),
                "--deploy",
                war.toString(),
                "--contextroot",
                "/");
        URI file = URI.create("http://127.0.0.1:" + port + "/" + NAME);
        return new DefaultServlet(LaunchedPeer.start(command, place.resolve("static.log"), file), file, command);
    }

    private static Path war(Path asset, Path war) throws IOException {
        try (OutputStream file = Files.newOutputStream(war);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry(NAME));
            Files.copy(asset, zip);
            zip.closeEntry();
        }
        return war;
    }

    public URI file() {
        return file;
    }

    public ProcessTree process() {
        return peer.tree();
    }

    public String command() {
        return String.join(" ", command);
    }

    @Override
    public void close() {
        peer.close();
    }
}
