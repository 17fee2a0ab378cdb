package io.stoa.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request as it goes over the wire, byte for byte: a client library would mend or refuse what these tests are about. */
final class Request {

    private final String method;
    private final String target;
    private final List<String> headers = new ArrayList<>();
    private String protocol = "HTTP/1.1";
    private boolean withHost = true;
    private boolean last = true;
    private byte[] body = new byte[0];

    private Request(String method, String target) {
        this.method = method;
        this.target = target;
    }

    /** @param target written as it is, unescaped */
    static Request of(String method, String target) {
        return new Request(method, target);
    }

    static Request get(String target) {
        return of("GET", target);
    }

    static Request post(String target) {
        return of("POST", target);
    }

    /** One header more; the same name twice makes two lines. */
    Request header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    Request bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** A body with its length. */
    Request body(byte[] content) {
        return announcing(content.length, content);
    }

    Request body(String content) {
        return body(content.getBytes(StandardCharsets.UTF_8));
    }

    Request json(String content) {
        return header("Content-Type", "application/json").body(content);
    }

    Request form(String content) {
        return header("Content-Type", "application/x-www-form-urlencoded").body(content);
    }

    /** A body whose announced length is another than its own: the rest never comes. */
    Request announcing(long length, byte[] beginning) {
        header("Content-Length", String.valueOf(length));
        body = beginning;
        return this;
    }

    /** Bytes after the headers that no header announces. */
    Request bytes(byte[] raw) {
        body = raw;
        return this;
    }

    /** A body in chunks of 64 KiB that never says how long it is, nor that it ends. */
    Request endlessChunks(int count) {
        header("Transfer-Encoding", "chunked");
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int sent = 0; sent < count; sent++) {
            chunks.writeBytes(chunk);
        }
        body = chunks.toByteArray();
        return this;
    }

    Request http10WithoutHost() {
        protocol = "HTTP/1.0";
        withHost = false;
        return this;
    }

    /** More requests come over the same connection. */
    Request notTheLast() {
        last = false;
        return this;
    }

    boolean expectsBody() {
        return !method.equals("HEAD");
    }

    byte[] written(String host) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder(method + " " + target + " " + protocol + "\r\n");
        if (withHost) {
            head.append("Host: ").append(host).append("\r\n");
        }
        if (last) {
            head.append("Connection: close\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
