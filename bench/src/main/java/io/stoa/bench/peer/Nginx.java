package io.stoa.bench.peer;

import io.stoa.bench.process.Command;
import io.stoa.bench.process.ProcessTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's nginx with one worker, which serves files of a folder with sendfile. Closing ends it. */
public final class Nginx implements AutoCloseable {

    /** What an nginx needs that runs beside the machine's own. */
    private static final String GROUND =
            """
            daemon off;
            worker_processes 1;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            %2$s
            events { worker_connections 256; }
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              sendfile on;
              tcp_nopush on;
              keepalive_requests 1000000;
              open_file_cache max=100;
            %3$s
            }
            """;

    private final LaunchedPeer peer;
    private final URI origin;
    private final List<String> command;

    private Nginx(LaunchedPeer peer, URI origin, List<String> command) {
        this.peer = peer;
        this.origin = origin;
        this.command = command;
    }

    /**
     * Serves the files of a folder at {@code /}.
     *
     * @param place for its configuration and logs
     * @param probe path of a file that is there
     */
    public static Nginx serving(Path files, Path place, String probe) throws IOException, InterruptedException {
        int port = LaunchedPeer.freePort();
        String server = "  server { listen 127.0.0.1:%d; root %s; }".formatted(port, files);
        return start(server, port, place, probe);
    }

    static Nginx start(String servers, int port, Path place, String probe) throws IOException, InterruptedException {
        Path file = Files.writeString(place.resolve("nginx.conf"), GROUND.formatted(place, user(), servers));
        List<String> command = List.of("nginx", "-p", place.toString(), "-c", file.toString());
        URI origin = URI.create("http://127.0.0.1:" + port);
        return new Nginx(
                LaunchedPeer.start(command, place.resolve("nginx.out"), origin.resolve(probe)), origin, command);
    }

    // an nginx of root would give its worker to somebody who may not read our files
    private static String user() {
        return System.getProperty("user.name").equals("root") ? "user root;" : "";
    }

    public URI at(String path) {
        return origin.resolve(path);
    }

    public ProcessTree process() {
        return peer.tree();
    }

    public String command() {
        return String.join(" ", command);
    }

    public static String version() throws IOException, InterruptedException {
        return Command.of("nginx", "-v").run().strip();
    }

    @Override
    public void close() {
        peer.close();
    }
}
