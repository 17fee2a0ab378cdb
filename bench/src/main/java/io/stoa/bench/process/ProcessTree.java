package io.stoa.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process and everything it started.
 *
 * @param root the process on top
 */
public record ProcessTree(ProcessHandle root) {

    private static final Path PROC = Path.of("/proc");
    private static final int MOST_TRIES = 10;

    /**
     * The process below this one that was started with a word in its command line.
     *
     * @throws IllegalStateException when there is none
     */
    public static ProcessTree startedByUsWith(String word) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> commandLine(process).contains(word))
                .findFirst()
                .map(ProcessTree::new)
                .orElseThrow(() -> new IllegalStateException("No process was started with " + word + "."));
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(file(process, "cmdline"));
        } catch (IOException ended) {
            return "";
        }
    }

    /** User and system time of all of them, from their start until now. */
    public Duration processorTime() throws IOException {
        return ofAllAtOnce(() -> {
            Duration sum = Duration.ZERO;
            for (ProcessHandle process : members()) {
                sum = sum.plus(ProcessStat.parse(Files.readString(file(process, "stat")))
                        .processorTime());
            }
            return sum;
        });
    }

    /**
     * Bytes they passed to the kernel for writing, files and sockets alike.
     *
     * @see "proc(5), /proc/pid/io: wchar"
     */
    public long writtenBytes() throws IOException {
        return ofAllAtOnce(() -> {
            long sum = 0;
            for (ProcessHandle process : members()) {
                sum += written(Files.readString(file(process, "io")));
            }
            return sum;
        });
    }

    private interface Reading<T> {
        T take() throws IOException;
    }

    // whoever ends meanwhile leaves what it did to its parent, which may have been read before
    private static <T> T ofAllAtOnce(Reading<T> reading) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return reading.take();
            } catch (IOException oneHasEnded) {
                if (tries == MOST_TRIES) {
                    throw oneHasEnded;
                }
            }
        }
    }

    static long written(String io) {
        return io.lines()
                .filter(line -> line.startsWith("wchar: "))
                .mapToLong(line -> Long.parseLong(line.substring("wchar: ".length())))
                .sum();
    }

    /** Lets every thread of all of them run on one core only. */
    public void pinTo(int core) throws IOException, InterruptedException {
        for (ProcessHandle process : members()) {
            Command.of("taskset", "-a", "-c", "-p", String.valueOf(core), String.valueOf(process.pid()))
                    .run();
        }
    }

    /** Ends the process on top as a power cut would. */
    public void kill() {
        root.destroyForcibly();
        root.onExit().join();
    }

    private List<ProcessHandle> members() {
        return Stream.concat(Stream.of(root), root.descendants())
                .filter(process -> Files.exists(file(process, "stat")))
                .toList();
    }

    private static Path file(ProcessHandle process, String name) {
        return PROC.resolve(String.valueOf(process.pid())).resolve(name);
    }
}
