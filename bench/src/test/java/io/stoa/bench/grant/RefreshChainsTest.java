package io.stoa.bench.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefreshChainsTest {

    private static final TokenEndpoint ENDPOINT =
            new TokenEndpoint(URI.create("http://127.0.0.1:1/token"), "client_id=c");

    @Test
    void shouldNotMeasureAServerThatKeepsATokenGood() throws IOException {
        RefreshChains client = clients("first").get(0);
        client.next();

        assertThrows(IOException.class, () -> answer(client, "first"));
    }

    @Test
    void shouldNotMeasureRefusals() {
        RefreshChains client = clients("first").get(0);
        client.next();

        assertThrows(IOException.class, client::answered);
    }

    @Test
    void shouldGoOnWithTheTokenThatEachPersonGotLast() throws IOException {
        RefreshChains client = clients("ann", "bob").get(0);

        assertTrue(asks(client, "ann"));
        answer(client, "ann-2");
        assertTrue(asks(client, "bob"));
        answer(client, "bob-2");
        assertTrue(asks(client, "ann-2"));
    }

    @Test
    void shouldGiveNoTokenToTwoClients() {
        List<RefreshChains> clients =
                RefreshChains.of(ENDPOINT, List.of(new IssuedTokens("a", "ann"), new IssuedTokens("b", "bob")), 2);

        assertEquals(2, clients.size());
        assertTrue(asks(clients.get(0), "ann"));
        assertTrue(asks(clients.get(1), "bob"));
    }

    private static List<RefreshChains> clients(String... tokens) {
        return RefreshChains.of(
                ENDPOINT,
                List.of(tokens).stream()
                        .map(token -> new IssuedTokens("access", token))
                        .toList(),
                1);
    }

    private static boolean asks(RefreshChains client, String token) {
        return new String(client.next().orElseThrow(), StandardCharsets.UTF_8)
                .endsWith("grant_type=refresh_token&refresh_token=" + token + "&client_id=c");
    }

    private static void answer(RefreshChains client, String token) throws IOException {
        client.body()
                .write(("{\"access_token\":\"at\",\"refresh_token\":\"" + token + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
        client.answered();
    }
}
