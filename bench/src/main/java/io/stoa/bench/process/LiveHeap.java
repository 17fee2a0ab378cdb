package io.stoa.bench.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What is alive in the heap of another Java process: the sum of its class histogram, for which it collects all garbage. */
public final class LiveHeap {

    private static final int BYTES = 2;

    private LiveHeap() {}

    /** Bytes alive in a process. */
    public static long of(ProcessHandle process) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return total(Command.of(jcmd, String.valueOf(process.pid()), "GC.class_histogram")
                .run());
    }

    static long total(String histogram) throws IOException {
        List<String> totals =
                histogram.lines().filter(line -> line.startsWith("Total")).toList();
        if (totals.isEmpty()) {
            throw new IOException(
                    "The histogram has no total: " + histogram.lines().limit(3).toList());
        }
        return Long.parseLong(totals.get(totals.size() - 1).split("\\s+")[BYTES]);
    }
}
