package io.stoa.bench.grant;

import io.stoa.bench.load.Conversation;
import io.stoa.bench.load.HttpLoad;
import io.stoa.bench.load.RequestSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One after the other asks for tokens, which are kept. */
final class SignIns implements Conversation {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final RequestSource requests;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final List<IssuedTokens> issued = new ArrayList<>();

    private SignIns(RequestSource requests) {
        this.requests = requests;
    }

    /** The tokens of all, in the order of the requests. @throws IOException when one is refused */
    static List<IssuedTokens> all(HttpLoad load, List<byte[]> requests) throws IOException, InterruptedException {
        SignIns signIns = new SignIns(RequestSource.each(requests));
        load.run(List.of(signIns), LONGEST).allAnswered(200);
        if (signIns.issued.size() != requests.size()) {
            throw new IOException("Only " + signIns.issued.size() + " of " + requests.size() + " signed in within "
                    + LONGEST.toSeconds() + " s.");
        }
        return signIns.issued;
    }

    @Override
    public Optional<byte[]> next() {
        answer.reset();
        return requests.next();
    }

    @Override
    public OutputStream body() {
        return answer;
    }

    @Override
    public void answered() throws IOException {
        issued.add(IssuedTokens.read(answer.toString(StandardCharsets.UTF_8)));
    }
}
