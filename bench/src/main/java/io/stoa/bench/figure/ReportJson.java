package io.stoa.bench.figure;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** A report for a program that compares runs. */
public final class ReportJson {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private ReportJson() {}

    public static JsonObject of(Report report) {
        JsonArrayBuilder figures = JSON.createArrayBuilder();
        report.figures().forEach(figure -> figures.add(figure(figure)));
        JsonObjectBuilder versions = JSON.createObjectBuilder();
        report.versions().forEach(versions::add);
        return JSON.createObjectBuilder()
                .add("benchmark", report.benchmark())
                .add("server", report.server())
                .add("met", report.isMet())
                .add("figures", figures)
                .add("commands", JSON.createArrayBuilder(report.commands()))
                .add("versions", versions)
                .add("remarks", JSON.createArrayBuilder(report.remarks()))
                .build();
    }

    private static JsonObjectBuilder figure(Figure figure) {
        Ratio ratio = figure.ratio();
        return JSON.createObjectBuilder()
                .add("name", figure.name())
                .add("ours", side(figure.ours()))
                .add("peer", side(figure.peer()))
                .add("ratio", ratio.median())
                .add("low", ratio.low())
                .add("high", ratio.high())
                .add("goal", figure.goal().toString())
                .add("met", figure.isMet());
    }

    private static JsonObjectBuilder side(Measured measured) {
        return JSON.createObjectBuilder()
                .add("what", measured.what())
                .add("unit", measured.unit())
                .add("rounds", JSON.createArrayBuilder(measured.rounds()));
    }
}
