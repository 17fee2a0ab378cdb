package io.stoa.bench.peer;

import io.stoa.bench.process.Command;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What an operator would write without Stoa: {@code curl URL | tee FILE | sha256sum} for each asset. */
public final class CurlPipeline {

    private static final String EACH = "curl -sSf \"$0\" | tee \"$1\" | sha256sum";

    private final Path folder;
    private final int parallel;

    /**
     * Prepares it.
     *
     * @param folder   for the files, emptied after each run
     * @param parallel assets at a time
     */
    public CurlPipeline(Path folder, int parallel) {
        this.folder = folder;
        this.parallel = parallel;
    }

    /** Downloads and digests everything. @return wall time */
    public Duration run(List<URI> assets) throws IOException, InterruptedException {
        Path list = Files.write(folder.resolve("assets.txt"), lines(assets));
        Command command = command(list);
        long begun = System.nanoTime();
        String digests = command.run();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        if (digests.lines().filter(line -> line.matches("[0-9a-f]{64} .*")).count() != assets.size()) {
            throw new IOException("Not every asset was digested: " + digests);
        }
        clear();
        return elapsed;
    }

    private List<String> lines(List<URI> assets) {
        List<String> lines = new ArrayList<>();
        for (URI asset : assets) {
            lines.add("'" + asset + "' '" + folder.resolve("asset" + lines.size()) + "'");
        }
        return lines;
    }

    /** As a person would type it. */
    public Command command(Path list) {
        return Command.of("xargs", "-a", list.toString(), "-P", String.valueOf(parallel), "-n", "2", "sh", "-c", EACH);
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    public String version() throws IOException, InterruptedException {
        return Command.of("curl", "--version").run().lines().findFirst().orElse("") + "; "
                + Command.of("sha256sum", "--version").run().lines().findFirst().orElse("");
    }
}
