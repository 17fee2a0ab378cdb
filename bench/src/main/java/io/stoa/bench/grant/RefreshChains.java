package io.stoa.bench.grant;

import io.stoa.bench.load.Conversation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** One client with the devices of some people: each refresh goes on with the token that the device got last. */
final class RefreshChains implements Conversation {

    private final TokenEndpoint endpoint;
    private final Queue<String> tokens = new ArrayDeque<>();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

    private RefreshChains(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Clients that share the people among them, so that no two use one token. */
    static List<RefreshChains> of(TokenEndpoint endpoint, List<IssuedTokens> people, int clients) {
        List<RefreshChains> chains = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            chains.add(new RefreshChains(endpoint));
        }
        for (int person = 0; person < people.size(); person++) {
            chains.get(person % clients).tokens.add(people.get(person).refresh());
        }
        return chains;
    }

    @Override
    public Optional<byte[]> next() {
        answer.reset();
        return Optional.of(endpoint.refresh(tokens.element()));
    }

    @Override
    public OutputStream body() {
        return answer;
    }

    @Override
    public void answered() throws IOException {
        String next = IssuedTokens.read(answer.toString(StandardCharsets.UTF_8)).refresh();
        if (next.equals(tokens.remove())) {
            throw new IOException("The refresh token was not rotated.");
        }
        tokens.add(next);
    }
}
