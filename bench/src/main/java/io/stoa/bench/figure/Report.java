package io.stoa.bench.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run of a benchmark found, with everything that is needed to run it again.
 *
 * @param benchmark its name
 * @param server    that Stoa ran on
 * @param commands  what was run, the benchmark's own command first
 * @param versions  of the server, the peers and the ground, by name
 * @param figures   all that was measured
 * @param remarks   what a reader has to know beside the numbers
 */
public record Report(
        String benchmark,
        String server,
        List<String> commands,
        Map<String, String> versions,
        List<Figure> figures,
        List<String> remarks) {

    public Report {
        commands = List.copyOf(commands);
        versions = new LinkedHashMap<>(versions);
        figures = List.copyOf(figures);
        remarks = List.copyOf(remarks);
    }

    /** Whether every figure meets its goal. */
    public boolean isMet() {
        return figures.stream().allMatch(Figure::isMet);
    }

    /** The same with one command in front: the one that a person types. */
    public Report startedBy(String command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(commands);
        return new Report(benchmark, server, all, versions, figures, remarks);
    }
}
