package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.chaos.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can go wrong is written down. */
class SimulatorDocumentationTest {

    private static final Path PAGE = Path.of("..", "docs", "simulator.md");

    @Test
    void shouldDescribeEveryFault() throws IOException {
        String page = Files.readString(PAGE);
        List<Fault> unwritten = Arrays.stream(Fault.values())
                .filter(fault -> !page.contains("`" + fault + "`"))
                .toList();
        assertEquals(List.of(), unwritten);
    }

    @Test
    void shouldDescribeEveryPathOfTheControlDoor() throws IOException {
        String page = Files.readString(PAGE);
        try (Caller caller = new Caller()) {
            for (String path : List.of("packages", "trust-anchor", "requests", "chaos", "announcements")) {
                String target = "/simulator/" + path;
                assertEquals(
                        200, caller.download(caller.simulator.apiUri() + target).status());
                assertTrue(page.contains("GET " + target + "`"), target);
            }
        }
    }
}
