package io.stoa.bench.apple;

import io.stoa.bench.process.ProcessTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The process of {@link AppleMain}. Closing ends it. */
public final class AppleProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final Map<String, String> configuration = new LinkedHashMap<>();

    private AppleProcess(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        for (String line = answer(); !line.isEmpty(); line = answer()) {
            configuration.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
    }

    /**
     * Starts it.
     *
     * @param folder for its keys and packages
     */
    public static AppleProcess start(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppleMain.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new AppleProcess(process);
    }

    /** What an installation is configured with to find it. */
    public Map<String, String> configuration() {
        return Map.copyOf(configuration);
    }

    public String marketplaceAppleItemId() {
        return configuration.get("stoa.marketplace.apple-item-id");
    }

    /** The secret of its notifications. */
    public String webhookSecret() throws IOException {
        return Files.readAllLines(Path.of(configuration.get("stoa.notifications.secrets-file")))
                .get(0);
    }

    /** Makes a package and offers it from now on. */
    public OfferedPackage offer(String appleItemId, int variants, long size) throws IOException {
        orders.write(appleItemId + " " + variants + " " + size + "\n");
        orders.flush();
        return OfferedPackage.parse(appleItemId, variants * size, answer());
    }

    /** Bytes it has sent so far: it writes to nothing but connections while it serves. */
    public long sentBytes() throws IOException {
        return new ProcessTree(process.toHandle()).writtenBytes();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("The simulated App Store Connect has ended.");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
