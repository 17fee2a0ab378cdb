package io.stoa.bench;

import io.stoa.bench.figure.Report;
import io.stoa.bench.figure.ReportJson;
import io.stoa.bench.figure.ReportText;
import io.stoa.bench.stand.Conditions;
import io.stoa.server.ServerKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code bench/run}: takes one figure, prints it, and keeps it in {@code bench/target/results}. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        description = "Takes one figure. Ends with 1 when a goal is missed.")
public final class Bench implements Callable<Integer> {

    /** What a run ends with that measured nothing; 1 is a goal that was missed. */
    private static final int NO_FIGURE = 2;

    private static final Path RESULTS = Path.of("target", "results");

    @Parameters(paramLabel = "FIGURE", description = "${COMPLETION-CANDIDATES}")
    private Figures figures;

    @Option(
            names = "--server",
            defaultValue = "payara-micro",
            converter = ServerByWord.class,
            description = "payara-micro, payara or wildfly (${DEFAULT-VALUE})")
    private ServerKind server;

    @Option(names = "--rounds", defaultValue = "5", description = "How often both sides run (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--round", defaultValue = "PT5S", description = "How long each runs (${DEFAULT-VALUE})")
    private Duration round;

    @Option(names = "--warm-up", defaultValue = "PT30S", description = "Before the first round (${DEFAULT-VALUE})")
    private Duration warmUp;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    failure.printStackTrace(command.getErr());
                    return NO_FIGURE;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Report report = figures.take(new Conditions(server, rounds, round, warmUp))
                .startedBy("bench/run "
                        + String.join(" ", spec.commandLine().getParseResult().originalArgs()));
        String text = ReportText.of(report);
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.println("Kept in bench/" + keep(report, text) + " and beside it as JSON.");
        out.flush();
        return report.isMet() ? 0 : 1;
    }

    private static Path keep(Report report, String text) throws IOException {
        String name = report.benchmark() + "-" + report.server();
        Files.createDirectories(RESULTS);
        Files.writeString(RESULTS.resolve(name + ".json"), ReportJson.of(report) + "\n");
        return Files.writeString(RESULTS.resolve(name + ".md"), text);
    }

    private static final class ServerByWord implements ITypeConverter<ServerKind> {

        @Override
        public ServerKind convert(String word) {
            return Arrays.stream(ServerKind.values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("There is no server called " + word + "."));
        }
    }
}
