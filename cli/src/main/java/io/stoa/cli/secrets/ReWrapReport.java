package io.stoa.cli.secrets;

import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one pass over all sealed rows found. */
final class ReWrapReport {

    private final Map<String, Map<String, Integer>> byKeyAndKind = new TreeMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private String key = "";
    private int sealedAnew;

    void add(JsonObject step) {
        key = step.getString("key");
        sealedAnew += step.getInt("sealedAnew");
        for (JsonObject count : step.getJsonArray("sealedWith").getValuesAs(JsonObject.class)) {
            byKeyAndKind
                    .computeIfAbsent(count.getString("key"), any -> new TreeMap<>())
                    .merge(step.getString("kind"), count.getInt("secrets"), Integer::sum);
        }
        for (JsonObject row : step.getJsonArray("unreadable").getValuesAs(JsonObject.class)) {
            unreadable.add(row.getString("kind") + " " + row.getString("id") + ", sealed with " + row.getString("key"));
        }
    }

    int sealedAnew() {
        return sealedAnew;
    }

    boolean isAllDone() {
        return sealedAnew == 0 && unreadable.isEmpty() && othersThan(key).isEmpty();
    }

    void print(PrintWriter out) {
        byKeyAndKind.forEach((sealing, kinds) -> out.println("sealed with " + sealing + ": " + kinds));
        unreadable.forEach(row -> out.println("does not open, and was left as it is: " + row));
        out.println(verdict());
    }

    private String verdict() {
        if (isAllDone()) {
            return "Everything is sealed with " + key + ". No other line of stoa.secrets.key-file is needed, except by"
                    + " backups made before now.";
        }
        return othersThan(key).isEmpty()
                ? "Not everything opens. Keep every line of stoa.secrets.key-file."
                : "Still sealed with others than " + key + ": " + String.join(", ", othersThan(key))
                        + ". Keep their lines of stoa.secrets.key-file.";
    }

    private List<String> othersThan(String present) {
        return byKeyAndKind.keySet().stream()
                .filter(other -> !other.equals(present))
                .toList();
    }
}
