package io.stoa.outbound.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sealer is behind one of two doors, or Stoa does not start. */
class NeighbourSettingsTest {

    private final NeighbourSettings settings = Neighbours.without();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sealer.example:9010",
                "http://10.0.0.7:9010",
                "http://127.0.0.1.example:9010",
                "http://somebody@127.0.0.1:9010",
                "https://sealer.example",
                "ftp://127.0.0.1",
                "127.0.0.1:9010",
                "http://127.0.0.1:9010,http://sealer.example",
                "http://[",
                "sealer"
            })
    void shouldRefuseADoorThatIsOpenToOthers(String urls) {
        settings.sealers = Optional.of(urls);

        MarketplaceException refusal = assertThrows(MarketplaceException.class, settings::check);

        assertEquals(FailureCode.NOT_CONFIGURED, refusal.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9010", "http://localhost:9010/", "http://[::1]:9010/below"})
    void shouldTakeASealerOfThisMachine(String url) {
        settings.sealers = Optional.of(url);

        assertDoesNotThrow(settings::check);
        assertEquals(
                "/v1/inspect",
                settings.sealers().get(0).resolve("v1/inspect").getPath().replace("/below", ""));
    }

    @Test
    void shouldTakeASealerElsewhereThatAsksWhoIsCalling() {
        settings.sealers = Optional.of("https://sealer.example");
        settings.clientKey = Optional.of("client.pem");
        settings.clientCertificate = Optional.of("client.cer");

        assertDoesNotThrow(settings::check);
        assertEquals(List.of(URI.create("https://sealer.example/")), settings.sealers());
    }

    @Test
    void shouldRefuseAKeyWithoutItsCertificate() {
        settings.clientKey = Optional.of("client.pem");

        assertThrows(MarketplaceException.class, settings::check);
    }
}
