package io.stoa.bench.delivery;

import io.stoa.bench.figure.Measured;
import io.stoa.bench.load.HttpLoad;
import io.stoa.bench.load.LoadResult;
import io.stoa.bench.load.RawRequest;
import io.stoa.bench.load.RequestSource;
import io.stoa.bench.process.ProcessTree;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** One way to deliver a file: asked for ranges of 1 MiB over connections that stay open, it costs processor time. */
final class Delivered {

    private static final int CLIENTS = 8;
    private static final long RANGE = 1 << 20;
    private static final int PARTIAL_CONTENT = 206;

    private final String what;
    private final List<ProcessTree> processes;
    private final List<byte[]> ranges;
    private final HttpLoad load;
    private final List<List<Double>> rounds = new ArrayList<>();

    /**
     * A way that is ready to be asked.
     *
     * @param what      a person calls it
     * @param processes that do the work
     * @param size      bytes of the file
     */
    Delivered(String what, List<ProcessTree> processes, URI file, long size) {
        this.what = what;
        this.processes = List.copyOf(processes);
        this.load = new HttpLoad(file, CLIENTS);
        this.ranges = LongStream.range(0, size / RANGE)
                .mapToObj(range -> RawRequest.get(file)
                        .header("Range", "bytes=" + range * RANGE + "-" + (range * RANGE + RANGE - 1))
                        .withoutBody())
                .toList();
    }

    List<ProcessTree> processes() {
        return processes;
    }

    /** Delivers for a while. @return milliseconds of processor time for each mebibyte, of each process */
    List<Double> deliver(Duration duration) throws IOException, InterruptedException {
        List<Duration> before = processorTimes();
        LoadResult result = load.run(RequestSource.around(ranges, Integer.MAX_VALUE), duration)
                .allAnswered(PARTIAL_CONTENT);
        if (result.bytes() != result.count() * RANGE) {
            throw new IOException(what + " did not deliver the ranges it was asked for.");
        }
        List<Duration> after = processorTimes();
        return IntStream.range(0, processes.size())
                .mapToObj(index -> after.get(index).minus(before.get(index)).toMillis() / result.mebibytes())
                .toList();
    }

    void round(Duration duration) throws IOException, InterruptedException {
        rounds.add(deliver(duration));
    }

    /** What a second of processor time delivers, of all processes, round by round. */
    Measured mebibytesPerSecond() {
        return measured(
                what, round -> round.stream().mapToDouble(Double::doubleValue).sum());
    }

    /** The same of one process alone. */
    Measured mebibytesPerSecond(int process, String name) {
        return measured(name, round -> round.get(process));
    }

    private Measured measured(String name, ToDoubleFunction<List<Double>> millis) {
        return new Measured(
                name,
                "MiB per second of processor time",
                rounds.stream().map(round -> 1000 / millis.applyAsDouble(round)).toList());
    }

    private List<Duration> processorTimes() throws IOException {
        List<Duration> times = new ArrayList<>();
        for (ProcessTree process : processes) {
            times.add(process.processorTime());
        }
        return times;
    }
}
