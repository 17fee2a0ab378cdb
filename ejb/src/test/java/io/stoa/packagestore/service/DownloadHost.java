package io.stoa.packagestore.service;

import io.stoa.outbound.Outbound;
import io.stoa.packageformat.forge.ForgedAsset;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** A host that serves one asset, does what a test has it do first, and counts what it was asked for and sent. */
final class DownloadHost implements Outbound {

    static final String ETAG = "\"4f1c\"";

    final List<String> asked = new ArrayList<>();
    final List<URI> links = new ArrayList<>();
    final AtomicLong sent = new AtomicLong();

    /** What the file is called by now. */
    String entityTag = ETAG;

    private final ForgedAsset asset;
    private final Deque<Behaviour> script = new ArrayDeque<>();

    /** How one request is answered. */
    @FunctionalInterface
    interface Behaviour {
        Reply answer(Reply proper);
    }

    DownloadHost(ForgedAsset asset) {
        this.asset = asset;
    }

    /** The next request that has no behaviour yet is answered so. */
    DownloadHost next(Behaviour behaviour) {
        script.add(behaviour);
        return this;
    }

    /** The connection breaks after so many bytes of the body. */
    DownloadHost breaksAfter(long bytes) {
        return next(proper -> proper.brokenAfter(bytes));
    }

    DownloadHost answers(int status) {
        return next(proper -> new Reply(status, Map.of(), InputStream.nullInputStream()));
    }

    @Override
    public Answer post(Destination destination, URI uri, Map<String, String> headers, byte[] json) {
        throw new AssertionError("something was posted to a host that serves files");
    }

    @Override
    public Answer get(Destination destination, URI uri, Map<String, String> headers) {
        links.add(uri);
        asked.add(headers.getOrDefault("Range", "all")
                + Optional.ofNullable(headers.get("If-Range"))
                        .map(tag -> " if " + tag)
                        .orElse(""));
        Reply proper = proper(headers);
        return script.isEmpty() ? proper : script.remove().answer(proper);
    }

    private Reply proper(Map<String, String> headers) {
        boolean part = headers.containsKey("Range") && entityTag.equals(headers.get("If-Range"));
        if (!part) {
            return whole();
        }
        long first = Long.parseLong(headers.get("Range").replaceAll("[^0-9]", ""));
        return part(first, "bytes " + first + "-" + (asset.size() - 1) + "/" + asset.size());
    }

    Reply whole() {
        return new Reply(
                200, Map.of("ETag", entityTag, "Content-Length", Long.toString(asset.size())), counted(asset.open()));
    }

    Reply part(long first, String contentRange) {
        return new Reply(206, Map.of("ETag", entityTag, "Content-Range", contentRange), counted(asset.openAt(first)));
    }

    InputStream counted(InputStream bytes) {
        return new FilterInputStream(bytes) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                sent.addAndGet(Math.max(0, read));
                return read;
            }
        };
    }

    private static InputStream broken(InputStream bytes, long after) {
        return new FilterInputStream(bytes) {
            private long left = after;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (left == 0) {
                    throw new IOException("connection reset");
                }
                int read = super.read(buffer, offset, (int) Math.min(length, left));
                left -= Math.max(0, read);
                return read;
            }
        };
    }

    /** A written answer. */
    final class Reply implements Answer {

        private final int status;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final InputStream body;
        private Runnable closing = () -> {};

        Reply(int status, Map<String, String> headers, InputStream body) {
            this.status = status;
            this.headers.putAll(headers);
            this.body = body;
        }

        Reply brokenAfter(long bytes) {
            return new Reply(status, headers, broken(body, bytes));
        }

        Reply with(String header, String value) {
            Reply changed = new Reply(status, headers, body);
            changed.headers.put(header, value);
            return changed;
        }

        Reply without(String header) {
            Reply changed = new Reply(status, headers, body);
            changed.headers.remove(header);
            return changed;
        }

        Reply bringing(InputStream other) {
            return new Reply(status, headers, other);
        }

        @Override
        public int status() {
            return status;
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        @Override
        public InputStream body() {
            return body;
        }

        @Override
        public Optional<Instant> date() {
            return Optional.empty();
        }

        Reply closedBy(Runnable noticed) {
            closing = noticed;
            return this;
        }

        @Override
        public void close() {
            closing.run();
        }
    }
}
