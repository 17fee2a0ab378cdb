package io.stoa.outbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.outbound.NoReply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom documents of providers come from. */
class HttpProvidersTest {

    private static final Duration SHORT = Duration.ofSeconds(5);

    private final HttpProviders door = ProviderDoor.to(Map.of(
            "kite", List.of("https://id.kite.example", "*.kite.example"),
            "other", List.of("http://127.0.0.1:1")));

    @AfterEach
    void close() {
        ProviderDoor.close(door);
    }

    @ParameterizedTest
    @CsvSource({
        "kite, http://127.0.0.1:1/keys",
        "other, https://id.kite.example/keys",
        "other, https://keys.kite.example/keys",
        "nobody, https://id.kite.example/keys"
    })
    void shouldCallForAProviderNoHostOfAnother(String provider, URI address) {
        String host = address.getHost();

        NoReply got = assertThrows(NoReply.class, () -> door.get(provider, address, Map.of(), SHORT));
        NoReply sent = assertThrows(NoReply.class, () -> door.post(provider, address, Map.of(), "a=b", SHORT));

        assertEquals("the host " + host + " is not allowed for it", got.getMessage());
        assertEquals("the host " + host + " is not allowed for it", sent.getMessage());
    }
}
