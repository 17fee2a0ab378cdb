package io.stoa.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the proxy we recommend tells of whom it speaks for. */
class NginxConfigurationTest {

    private static final Path CONFIGURATION = Path.of("../server-config/nginx/stoa.conf");
    private static final Pattern TOLD =
            Pattern.compile("(?m)^ *proxy_set_header +((?:X-Forwarded-For|Forwarded) +[^;]+);");

    // a location that sets one header inherits none
    @Test
    void shouldTakeAwayAStrangersWordWhereverItTellsTheAddress() throws IOException {
        List<String> told = TOLD.matcher(Files.readString(CONFIGURATION))
                .results()
                .map(found -> found.group(1).replaceAll(" +", " "))
                .toList();

        assertEquals(
                List.of(
                        "X-Forwarded-For $remote_addr",
                        "Forwarded \"\"",
                        "X-Forwarded-For $remote_addr",
                        "Forwarded \"\""),
                told);
    }
}
