package io.stoa.bench.load;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** What one client says and hears, where the next request depends on the last answer. */
public interface Conversation extends RequestSource {

    /** Where the body of the answer to the last request goes. */
    OutputStream body();

    /** Told that the body is there to its end. @throws IOException when it is not what was asked for */
    void answered() throws IOException;

    /** Whoever sends what was made beforehand throws the answers away. */
    static Conversation deaf(RequestSource source) {
        return new Conversation() {
            @Override
            public Optional<byte[]> next() {
                return source.next();
            }

            @Override
            public OutputStream body() {
                return OutputStream.nullOutputStream();
            }

            @Override
            public void answered() {
                // nobody listens
            }
        };
    }
}
