package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real data recorded in the field; a test that needs it is skipped where it is absent. */
public final class Fixtures {

    private Fixtures() {}

    public static Path path(String relative) {
        Path path =
                Path.of(System.getProperty("stoa.fixtures", "absent"), relative).normalize();
        assumeTrue(Files.exists(path), "The recorded data " + relative + " is absent: set stoa.fixtures");
        return path;
    }

    public static JsonObject json(String relative) {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(path(relative)))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new AssertionError("The recorded data cannot be read", e);
        }
    }
}
