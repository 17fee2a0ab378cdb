package io.stoa.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's nginx before a server, by {@code server-config/nginx/stoa.conf} with the four names an operator changes changed,
 * and without TLS.
 */
public final class NginxServer implements AutoCloseable {

    /** {@code required} where the tests must not be skipped. */
    private static final String PROPERTY = "stoa.test.nginx";

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final String SENT_FILE = "from-disk";

    private final LaunchedProcess process;
    private final URI publicUrl;
    private final Path accesses;

    private NginxServer(LaunchedProcess process, URI publicUrl, Path accesses) {
        this.process = process;
        this.publicUrl = publicUrl;
        this.accesses = accesses;
    }

    /**
     * Starts nginx before a server; where there is no nginx the test is skipped, unless it is required.
     *
     * @param change what is different from the file this project ships
     */
    public static NginxServer before(Server server, String name, UnaryOperator<String> change) {
        Path program = program();
        Workplace workplace = Workplace.fresh(ServerKind.ofThisRun().word() + "-nginx-" + name);
        int port = Ports.any();
        workplace.write("stoa.conf", change.apply(configuration(server, port)));
        workplace.write("nginx.conf", surroundings());
        LaunchedProcess process = LaunchedProcess.start(
                workplace.root(),
                Map.of(),
                workplace.log("nginx"),
                List.of(program.toString(), "-p", workplace.root().toString(), "-c", "nginx.conf"));
        URI publicUrl = URI.create("http://localhost:" + port);
        Answering.await(publicUrl.resolve("/.well-known/marketplace-kit"), process, START_LIMIT);
        return new NginxServer(process, publicUrl, workplace.root().resolve("logs/access.log"));
    }

    private static Path program() {
        String path = System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(path.split(":"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(NginxServer::absent);
    }

    private static Path absent() {
        if ("required".equals(System.getProperty(PROPERTY))) {
            throw new ServerNotStarted("nginx is not installed, and " + PROPERTY + "=required wants it.");
        }
        return Assumptions.abort(
                "nginx is not installed, so what it does before Stoa is not tested. Install Debian's.");
    }

    private static String configuration(Server server, int port) {
        return Stream.of(
                        new String[] {"listen 443 ssl http2;", "listen 127.0.0.1:" + port + ";"},
                        new String[] {"server_name store.example.org;", "server_name localhost;"},
                        new String[] {"ssl_certificate     /etc/ssl/stoa/chain.pem;", ""},
                        new String[] {"ssl_certificate_key /etc/ssl/stoa/key.pem;", ""},
                        new String[] {
                            "server 127.0.0.1:8080;",
                            "server 127.0.0.1:" + server.publicUrl().getPort() + ";"
                        },
                        new String[] {"alias /var/lib/stoa/", "alias " + server.dataDirectory() + "/"})
                .reduce(shipped(), NginxServer::replaced, (one, other) -> other);
    }

    private static String shipped() {
        try {
            return Files.readString(Workplace.ofProject("server-config/nginx/stoa.conf"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String replaced(String text, String[] words) {
        if (!text.contains(words[0])) {
            throw new ServerNotStarted("stoa.conf says nothing of \"" + words[0] + "\" any more.");
        }
        return text.replace(words[0], words[1]);
    }

    // what Debian's own nginx.conf has around conf.d, in folders of this run
    private static String surroundings() {
        return """
               daemon off;
               worker_processes 1;
               %spid nginx.pid;
               error_log logs/error.log;
               events {}
               http {
                   default_type application/octet-stream;
                   client_body_temp_path temp; proxy_temp_path temp; fastcgi_temp_path temp;
                   uwsgi_temp_path temp; scgi_temp_path temp;
                   map $request_filename $place { ~/packages/assets/ %s; default elsewhere; }
                   log_format places '$place $request';
                   access_log logs/access.log places;
                   include stoa.conf;
               }
               """
                .formatted("root".equals(System.getProperty("user.name")) ? "user root; " : "", SENT_FILE);
    }

    public URI publicUrl() {
        return publicUrl;
    }

    /** How many answers were files it read itself. */
    public long sentFiles() {
        try (Stream<String> lines = Files.lines(accesses)) {
            return lines.filter(line -> line.startsWith(SENT_FILE)).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
