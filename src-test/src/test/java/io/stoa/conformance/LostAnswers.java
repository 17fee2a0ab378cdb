package io.stoa.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a device and the licences of an installation: what the device asks reaches the installation, what it is
 * answered never reaches the device.
 */
final class LostAnswers implements AutoCloseable {

    private static final String KIT = "/.well-known/marketplace-kit";
    private static final String LICENSES = "/device/licenses";

    /** A question, and the answer that was lost. */
    record Lost(String question, String answer) {}

    private final URI installation;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer door;
    private final List<Lost> lost = new CopyOnWriteArrayList<>();

    private LostAnswers(URI installation, HttpServer door) {
        this.installation = installation;
        this.door = door;
    }

    static LostAnswers of(URI installation) throws IOException {
        HttpServer door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LostAnswers answers = new LostAnswers(installation, door);
        door.createContext(KIT, answers::introduce);
        door.createContext(LICENSES, answers::lose);
        door.start();
        return answers;
    }

    /** Where a device finds the installation, and loses what it is answered. */
    URI publicUrl() {
        return URI.create("http://localhost:" + door.getAddress().getPort());
    }

    List<Lost> all() {
        return List.copyOf(lost);
    }

    /** Asks once more, word for word. */
    HttpResponse<String> askAgain(Lost former) throws IOException {
        return ask(HttpRequest.newBuilder(installation.resolve(LICENSES))
                .POST(BodyPublishers.ofString(former.question())));
    }

    private void introduce(HttpExchange exchange) throws IOException {
        String document = ask(HttpRequest.newBuilder(installation.resolve(KIT))).body();
        byte[] ours = document.replace(
                        installation.resolve(LICENSES) + "\"", publicUrl().resolve(LICENSES) + "\"")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, ours.length);
        exchange.getResponseBody().write(ours);
        exchange.close();
    }

    private void lose(HttpExchange exchange) throws IOException {
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                ask(HttpRequest.newBuilder(installation.resolve(LICENSES)).POST(BodyPublishers.ofString(question)));
        lost.add(new Lost(question, answer.body()));
        exchange.close();
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        door.stop(0);
    }
}
