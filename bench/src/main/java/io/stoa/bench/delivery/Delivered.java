package io.stoa.bench.delivery;

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
    private final List<Double> costs = new ArrayList<>();

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

    /** Delivers for a while. @return milliseconds of processor time for each mebibyte */
    double cost(Duration duration) throws IOException, InterruptedException {
        Duration before = processorTime();
        LoadResult result = load.run(RequestSource.around(ranges, Integer.MAX_VALUE), duration)
                .allAnswered(PARTIAL_CONTENT);
        if (result.bytes() != result.count() * RANGE) {
            throw new IOException(what + " did not deliver the ranges it was asked for.");
        }
        return processorTime().minus(before).toMillis() / result.mebibytes();
    }

    void round(Duration duration) throws IOException, InterruptedException {
        costs.add(cost(duration));
    }

    String what() {
        return what;
    }

    List<Double> costs() {
        return List.copyOf(costs);
    }

    private Duration processorTime() throws IOException {
        Duration sum = Duration.ZERO;
        for (ProcessTree process : processes) {
            sum = sum.plus(process.processorTime());
        }
        return sum;
    }
}
