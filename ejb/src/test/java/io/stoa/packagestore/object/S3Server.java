package io.stoa.packagestore.object;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that speaks S3, in a process of its own on the loopback address; it ends with ours. */
final class S3Server {

    static final String BUCKET = "stoa";

    private static final Pattern STARTED = Pattern.compile("started on ports .* ([0-9]+) \\(http\\)");
    private static final S3Server ONE = start();

    private final URI endpoint;

    private S3Server(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** One server for all tests; it starts when the first asks. */
    static S3Server running() {
        return ONE;
    }

    URI endpoint() {
        return endpoint;
    }

    private static S3Server start() {
        try {
            Path root = Files.createTempDirectory(Path.of("target"), "s3-");
            Process server = new ProcessBuilder(command(root.toAbsolutePath()))
                    .redirectErrorStream(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
            return new S3Server(URI.create("http://127.0.0.1:" + portOf(server)));
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    private static List<String> command(Path root) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Dserver.address=127.0.0.1",
                "-Dserver.port=0",
                "-Dhttp.port=0",
                "-Dspring.main.banner-mode=off",
                "-Dcom.adobe.testing.s3mock.max-payload-size=64MB",
                "-Dcom.adobe.testing.s3mock.store.initial-buckets=" + BUCKET,
                "-Dcom.adobe.testing.s3mock.store.root=" + root,
                "-cp",
                Files.readString(Path.of("../s3-server/target/class-path")).strip(),
                "com.adobe.testing.s3mock.S3MockApplication");
    }

    // what it says afterwards is read on, so that it never waits for us
    private static String portOf(Process server) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                Thread reader = new Thread(() -> said.lines().forEach(ignored -> {}), "s3-server-log");
                reader.setDaemon(true);
                reader.start();
                return started.group(1);
            }
            all.append(line).append('\n');
        }
        throw new IllegalStateException("the S3 server ended: " + all);
    }

    /** Settings for a bucket of this server, with a prefix of their own. */
    ObjectStoreSettings settings(Path folder, String prefix) {
        ObjectStoreSettings settings = new ObjectStoreSettings();
        settings.bucket = Optional.of(BUCKET);
        settings.prefix = prefix;
        settings.endpoint = Optional.of(endpoint.toString());
        settings.region = "us-east-1";
        settings.pathStyle = true;
        settings.accessKeyId = Optional.of("key");
        settings.accessKeyIdFile = Optional.empty();
        settings.secretAccessKeyFile = Optional.of(secretIn(folder).toString());
        settings.connectTimeout = Duration.ofSeconds(5);
        settings.idleTimeout = Duration.ofSeconds(30);
        return settings;
    }

    private static Path secretIn(Path folder) {
        try {
            return Files.writeString(folder.resolve("s3-secret"), "secret\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
