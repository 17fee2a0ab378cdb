package io.stoa.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/** Reads answers one after the other from one connection, as far as they have to be understood to find the next. */
final class AnswerReader {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 1 << 13;

    private final InputStream from;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private boolean lastOfConnection;

    AnswerReader(InputStream from) {
        this.from = from;
    }

    /** Reads one answer to its end and passes its body on. @throws EOFException when the connection ends before */
    Answer read(OutputStream body) throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        long length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(
                        lower.substring("content-length:".length()).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            lastOfConnection |= lower.startsWith("connection:") && lower.contains("close");
        }
        return new Answer(status, chunked ? passChunks(body) : pass(Math.max(0, length), body));
    }

    /** Whether the server said that it closes the connection now. */
    boolean isLastOfConnection() {
        return lastOfConnection;
    }

    private long passChunks(OutputStream body) throws IOException {
        long total = 0;
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            total += pass(size, body);
            line();
        }
        while (!line().isEmpty()) {
            // trailers say nothing that is counted
            continue;
        }
        return total;
    }

    private long chunkSize() throws IOException {
        return Long.parseLong(line().split(";", 2)[0].strip(), 16);
    }

    private long pass(long length, OutputStream body) throws IOException {
        long left = length;
        while (left > 0) {
            fillWhenEmpty();
            int step = (int) Math.min(left, end - position);
            body.write(buffer, position, step);
            position += step;
            left -= step;
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = oneByte(); next != '\n'; next = oneByte()) {
            if (line.length() > LONGEST_LINE) {
                throw new IOException("a line of the answer has no end");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private int oneByte() throws IOException {
        fillWhenEmpty();
        return buffer[position++];
    }

    private void fillWhenEmpty() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(0, from.read(buffer));
            if (end == 0) {
                throw new EOFException("the connection ended within an answer");
            }
        }
    }
}
