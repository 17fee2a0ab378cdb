package io.stoa.cli.installation;

import io.stoa.simulator.appstoreconnect.http.LoopbackServer;
import io.stoa.simulator.appstoreconnect.token.ApiKeyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import picocli.CommandLine;

/** An installation that gives the answers it was told to, one after the other, and commands that talk to it. */
public final class ScriptedInstallation implements AutoCloseable {

    private final LoopbackServer server = new LoopbackServer(0);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Path data;

    private record Answer(int status, String body) {}

    public ScriptedInstallation(Path data) {
        this.data = data;
        try {
            ApiKeyFile.make(Files.createDirectories(data.resolve("keys")).resolve("local-operator.pem"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        server.serve("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer answer = answers.remove();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        });
        server.start();
    }

    public ScriptedInstallation answering(int status, String body) {
        answers.add(new Answer(status, body));
        return this;
    }

    /** @return the exit code */
    public int run(Object command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data-dir=" + data);
        all.add("--public-url=" + server.uri());
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    public List<String> asked() {
        return asked;
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
