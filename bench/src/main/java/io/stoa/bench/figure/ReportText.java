package io.stoa.bench.figure;

import java.util.List;
import java.util.stream.Collectors;

/** A report for a person, in Markdown. */
public final class ReportText {

    private ReportText() {}

    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(report.benchmark())
                .append(" on ")
                .append(report.server())
                .append("\n\n");
        text.append(
                "| Figure | Ours | Peer or limit | Ratio (95 %) | Goal | Met |\n| --- | --- | --- | --- | --- | --- |\n");
        report.figures().forEach(figure -> text.append(row(figure)));
        report.figures().forEach(figure -> text.append(series(figure)));
        paragraph(
                text,
                "Commands",
                report.commands().stream().map(command -> "`" + command + "`").toList());
        paragraph(
                text,
                "Versions",
                report.versions().entrySet().stream()
                        .map(version -> version.getKey() + ": " + version.getValue())
                        .toList());
        paragraph(text, "Remarks", report.remarks());
        return text.toString();
    }

    private static String row(Figure figure) {
        Ratio ratio = figure.ratio();
        return "| %s | %s | %s | **%s** (%s to %s) | %s | %s |%n"
                .formatted(
                        figure.name(),
                        side(figure.ours()),
                        side(figure.peer()),
                        Figure.number(ratio.median()),
                        Figure.number(ratio.low()),
                        Figure.number(ratio.high()),
                        figure.goal(),
                        verdict(figure));
    }

    private static String verdict(Figure figure) {
        if (figure.goal().equals(Goal.none())) {
            return "–";
        }
        return figure.isMet() ? "yes" : "NO";
    }

    private static String side(Measured measured) {
        return Figure.number(measured.median()) + " " + measured.unit();
    }

    private static String series(Figure figure) {
        return "%n%s%n- ours, %s, %s: %s%n- peer, %s, %s: %s%n"
                .formatted(
                        figure.name(),
                        figure.ours().what(),
                        figure.ours().unit(),
                        numbers(figure.ours()),
                        figure.peer().what(),
                        figure.peer().unit(),
                        numbers(figure.peer()));
    }

    private static String numbers(Measured measured) {
        return measured.rounds().stream().map(Figure::number).collect(Collectors.joining(", "));
    }

    private static void paragraph(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("\n## ").append(title).append("\n\n");
            lines.forEach(line -> text.append("- ").append(line).append('\n'));
        }
    }
}
