package io.stoa.bench.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a request as it goes over the wire. */
public final class RawRequest {

    private final String method;
    private final URI target;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private RawRequest(String method, URI target) {
        this.method = method;
        this.target = target;
        headers.put("Host", target.getRawAuthority());
    }

    public static RawRequest get(URI target) {
        return new RawRequest("GET", target);
    }

    public static RawRequest post(URI target) {
        return new RawRequest("POST", target);
    }

    public RawRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public byte[] withoutBody() {
        return head().getBytes(StandardCharsets.UTF_8);
    }

    public byte[] with(byte[] body) {
        headers.put("Content-Length", String.valueOf(body.length));
        byte[] head = withoutBody();
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private String head() {
        StringBuilder head = new StringBuilder(method + " " + target.getRawPath() + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }
}
