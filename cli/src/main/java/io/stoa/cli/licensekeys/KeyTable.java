package io.stoa.cli.licensekeys;

import jakarta.json.JsonObject;
import java.io.PrintWriter;

/** Keys of licences, a line for each. */
final class KeyTable {

    private static final int SHOWN_DIGITS = 16;

    private KeyTable() {}

    static void print(JsonObject answer, PrintWriter out) {
        for (JsonObject key : answer.getJsonArray("keys").getValuesAs(JsonObject.class)) {
            out.println(line(key));
        }
    }

    private static String line(JsonObject key) {
        return "%-10s  %-7s  %s…  %s%s%s"
                .formatted(
                        key.getString("purpose"),
                        key.getString("state"),
                        key.getString("fingerprint").substring(0, SHOWN_DIGITS),
                        key.getString("id", "file"),
                        moment(key, "notAfter", "  certificate until "),
                        moment(key, "opensUntil", "  opens requests until "));
    }

    private static String moment(JsonObject key, String member, String words) {
        return key.containsKey(member) ? words + key.getString(member) : "";
    }
}
