package io.stoa.packagestore.service;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A process that dies in the middle of a download, without a word to anybody. */
public final class KilledDownload {

    static final int STATUS = 137;
    static final long SIZE = 32L * 1024 * 1024;
    static final long KILLED_AT = SIZE / 10 * 9;

    private KilledDownload() {}

    public static void main(String... args) {
        FetchBench bench = new FetchBench(Path.of(args[0]), SIZE);
        bench.host.next(proper -> proper.bringing(deadly(proper.body())));
        bench.attempt(1);
    }

    private static InputStream deadly(InputStream bytes) {
        return new FilterInputStream(bytes) {
            private long come;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (come >= KILLED_AT) {
                    Runtime.getRuntime().halt(STATUS);
                }
                int read = super.read(buffer, offset, (int) Math.min(length, KILLED_AT - come));
                come += read;
                return read;
            }
        };
    }
}
