package io.stoa.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each request on any connection with the next of its answers, the last one for ever; requests have no body. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> answers;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();

    ScriptedServer(String... answers) throws IOException {
        this.answers = List.of(answers);
        start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.add(connection);
                start(() -> converse(connection));
            }
        } catch (IOException closed) {
            // the test is over
            return;
        }
    }

    private void converse(Socket connection) {
        try (connection) {
            BufferedReader requests =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                if (line.isEmpty()) {
                    String answer = answers.get(Math.min(answered.getAndIncrement(), answers.size() - 1));
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                    if (answer.contains("Connection: close")) {
                        return;
                    }
                }
            }
        } catch (IOException hungUp) {
            // the client has seen enough
            return;
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    int connections() {
        return connections.size();
    }

    int answered() {
        return answered.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
