package io.stoa.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A server that speaks S3, with one empty bucket, on any free port of the loopback address. */
public final class BucketServer implements AutoCloseable {

    private static final String BUCKET = "packages";
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final LaunchedProcess process;
    private final URI endpoint;
    private final Path secret;

    private BucketServer(LaunchedProcess process, URI endpoint, Path secret) {
        this.process = process;
        this.endpoint = endpoint;
        this.secret = secret;
    }

    /** Starts it in a folder of the workplace. */
    public static BucketServer start(Workplace workplace) {
        int port = Ports.any();
        LaunchedProcess process = LaunchedProcess.start(
                workplace.root(), Map.of(), workplace.log("bucket"), command(workplace.folder("bucket"), port));
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        Answering.await(endpoint.resolve("/"), process, START_LIMIT);
        return new BucketServer(process, endpoint, workplace.write("bucket-secret", "any"));
    }

    private static List<String> command(Path root, int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Dserver.address=127.0.0.1",
                "-Dserver.port=0",
                "-Dhttp.port=" + port,
                "-Dcom.adobe.testing.s3mock.store.initial-buckets=" + BUCKET,
                "-Dcom.adobe.testing.s3mock.store.root=" + root,
                "-cp",
                classPath(),
                "com.adobe.testing.s3mock.S3MockApplication");
    }

    private static String classPath() {
        try {
            return Files.readString(Workplace.ofProject("s3-server/target/class-path"))
                    .strip();
        } catch (IOException notBuilt) {
            throw new UncheckedIOException(notBuilt);
        }
    }

    /** What an installation is told so that its packages come here. */
    public Configuration configured(Configuration others) {
        return others.with("stoa.packages.store", "s3")
                .with("stoa.packages.s3.bucket", BUCKET)
                .with("stoa.packages.s3.endpoint", endpoint)
                .with("stoa.packages.s3.path-style", true)
                .with("stoa.packages.s3.access-key-id", "any")
                .with("stoa.packages.s3.secret-access-key-file", secret)
                .with("stoa.packages.delivery", "stream");
    }

    /** The keys of everything in the bucket. */
    public List<String> keys() {
        HttpRequest list = HttpRequest.newBuilder(endpoint.resolve("/" + BUCKET + "?list-type=2"))
                .build();
        try {
            String all = HttpClient.newHttpClient()
                    .send(list, BodyHandlers.ofString())
                    .body();
            return KEY.matcher(all).results().map(MatchResult::group).toList();
        } catch (IOException noAnswer) {
            throw new UncheckedIOException(noAnswer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
