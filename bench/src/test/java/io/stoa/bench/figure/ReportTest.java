package io.stoa.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Figure MET = new Figure(
            "committed notification",
            new Measured("notifications", "1/s", List.of(30.0, 31.0)),
            new Measured("inserts", "1/s", List.of(100.0, 100.0)),
            Goal.atLeast(0.2));
    private static final Figure MISSED = new Figure(
            "fetched again",
            Measured.once("sent twice", "MiB", 900),
            Measured.once("asset", "MiB", 1024),
            Goal.atMost(0.02));

    @Test
    void shouldBeMissedByOneFigure() {
        assertTrue(report(MET).isMet());
        assertFalse(report(MET, MISSED).isMet());
    }

    @Test
    void shouldTellBothSidesTheRatioAndTheGoal() {
        String text = ReportText.of(report(MET));
        assertTrue(text.contains("| 30.50 1/s | 100 1/s | **0.305** (0.300 to 0.310) | ≥ 0.200 | yes |"), text);
        assertTrue(text.contains("ours, notifications, 1/s: 30, 31"), text);
        assertTrue(text.contains("peer, inserts, 1/s: 100, 100"), text);
    }

    @Test
    void shouldSayLoudlyThatAGoalIsMissed() {
        assertTrue(ReportText.of(report(MISSED)).contains("| ≤ 0.0200 | NO |"));
    }

    @Test
    void shouldTellWhatItNeedsToRunAgain() {
        String text = ReportText.of(report(MET).startedBy("bench/run notifications"));
        assertTrue(text.contains("- `bench/run notifications`\n- `pgbench -c 16`\n"), text);
        assertTrue(text.contains("- PostgreSQL: 17.5\n"), text);
    }

    @Test
    void shouldTellAProgramTheSame() {
        JsonObject json = ReportJson.of(report(MET, MISSED));
        JsonObject figure = json.getJsonArray("figures").getJsonObject(0);
        assertFalse(json.getBoolean("met"));
        assertTrue(figure.getBoolean("met"));
        assertEquals(0.305, figure.getJsonNumber("ratio").doubleValue(), 1e-9);
        assertEquals(
                "[30.0,31.0]",
                figure.getJsonObject("ours").getJsonArray("rounds").toString());
    }

    private static Report report(Figure... figures) {
        return new Report(
                "notifications",
                "payara-micro",
                List.of("pgbench -c 16"),
                Map.of("PostgreSQL", "17.5"),
                List.of(figures),
                List.of());
    }
}
