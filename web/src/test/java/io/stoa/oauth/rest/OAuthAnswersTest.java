package io.stoa.oauth.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.account.OpaqueToken;
import io.stoa.oauth.TokenAnswer;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OAuthAnswersTest {

    private static final TokenAnswer TOKENS =
            new TokenAnswer("header.claims.signature", Duration.ofHours(1), new OpaqueToken("rt_secret"));

    @Test
    void shouldNotSearchEveryArchiveForEachAnswer() {
        OAuthAnswers.tokens(TOKENS);
        SearchedArchives archives = new SearchedArchives(Thread.currentThread().getContextClassLoader());
        Thread.currentThread().setContextClassLoader(archives);
        try {
            JsonProvider.provider();
            assertEquals(1, archives.jsonProvider(), "a search was not seen");

            Response answer = OAuthAnswers.tokens(TOKENS);

            assertEquals(200, answer.getStatus());
            assertEquals(1, archives.jsonProvider(), archives.searched::toString);
        } finally {
            Thread.currentThread().setContextClassLoader(archives.getParent());
        }
    }

    /** Remembers what was looked for in all archives. */
    private static final class SearchedArchives extends ClassLoader {

        private final List<String> searched = new ArrayList<>();

        SearchedArchives(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            searched.add(name);
            return super.getResources(name);
        }

        long jsonProvider() {
            return searched.stream()
                    .filter(name -> name.endsWith(JsonProvider.class.getName()))
                    .count();
        }
    }
}
