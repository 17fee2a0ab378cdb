package io.stoa.simulator.appstoreconnect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A download byte by byte, without a client that mends anything.
 *
 * @param head  status line and headers
 * @param body  all bytes that came after it
 * @param reset whether the connection was reset instead of ended in good order
 */
record RawDownload(String head, byte[] body, boolean reset) {

    /** Bytes after which nobody listens any more. */
    static final int ENOUGH = 1 << 20;

    static RawDownload of(String url, String... headers) {
        URI uri = URI.create(url);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            StringBuilder request = new StringBuilder("GET " + uri.getRawPath());
            request.append(uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                    .append(" HTTP/1.1\r\n");
            request.append("Host: ").append(uri.getAuthority()).append("\r\nConnection: close\r\n");
            Arrays.stream(headers).forEach(header -> request.append(header).append("\r\n"));
            socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new AssertionError("The simulator cannot be reached", e);
        }
    }

    private static RawDownload read(InputStream answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean reset = false;
        try {
            byte[] buffer = new byte[1 << 13];
            int read = answer.read(buffer);
            while (read >= 0 && bytes.size() < ENOUGH) {
                bytes.write(buffer, 0, read);
                read = answer.read(buffer);
            }
        } catch (SocketException e) {
            reset = true;
        }
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        return end < 0
                ? new RawDownload("", new byte[0], reset)
                : new RawDownload(
                        text.substring(0, end), Arrays.copyOfRange(bytes.toByteArray(), end + 4, bytes.size()), reset);
    }

    int status() {
        return head.isEmpty() ? 0 : Integer.parseInt(head.split(" ")[1]);
    }

    String header(String name) {
        return head.lines()
                .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }
}
