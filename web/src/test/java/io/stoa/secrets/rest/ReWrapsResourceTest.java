package io.stoa.secrets.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.oauth.rest.Endpoints;
import io.stoa.secrets.SealedBatch;
import io.stoa.secrets.SealedBatch.Unreadable;
import io.stoa.secrets.SealedPlace;
import io.stoa.secrets.service.ReWrapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A step a request; what is told holds counts and ids, never a secret. */
class ReWrapsResourceTest {

    private static final String PATH = "secrets/re-wraps";

    private final List<String> asked = new ArrayList<>();
    private final Endpoints endpoints = Endpoints.of(ReWrapsResource.class)
            .with(ReWrapping.class, new OneStep())
            .as("mara", "operator");

    @Test
    void shouldTellWhatAStepDidAndWhereTheNextBegins() {
        assertEquals(
                "{\"key\":\"new\",\"kind\":\"key-blob\",\"sealedAnew\":3,"
                        + "\"sealedWith\":[{\"key\":\"new\",\"secrets\":4}],"
                        + "\"unreadable\":[{\"kind\":\"key-blob\",\"id\":\"b\",\"key\":\"lost\"}],"
                        + "\"next\":\"key-blob/z\"}",
                endpoints.post(PATH, "{}").body());
        assertEquals(List.of("sealAnew Optional.empty by mara"), asked);
    }

    @Test
    void shouldGoOnWhereTheFormerStepEnded() {
        endpoints.post(PATH, "{\"after\":\"key-blob/z\"}");
        endpoints.post(PATH, "{\"after\":\"key-blob/z\",\"onlyCount\":true}");

        assertEquals(List.of("sealAnew Optional[key-blob/z] by mara", "count Optional[key-blob/z]"), asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"after\":5}",
                "{\"after\":\"\"}",
                "{\"after\":\"key-blob\"}",
                "{\"after\":\"KeyBlob/1\"}",
                "{\"after\":\"key-blob/\\u0000\"}",
                "{\"after\":\"key-blob/ü\"}",
                "{\"after\":\"k/' or 1=1 --\"}",
                "{\"onlyCount\":\"yes\"}"
            })
    void shouldRefuseAPlaceThatWasNotGivenOut(String body) {
        assertEquals(400, endpoints.post(PATH, body).status());
        assertEquals(List.of(), asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "developer", "person", "device", "monitor"})
    void shouldBeForOperatorsAlone(String role) {
        assertEquals(403, endpoints.as("x", role).post(PATH, "{}").status());
        assertEquals(List.of(), asked);
    }

    @Test
    void shouldAskWhoCalls() {
        assertEquals(401, endpoints.as("", "").post(PATH, "{}").status());
    }

    private final class OneStep extends ReWrapping {

        @Override
        public Step sealAnew(Optional<SealedPlace> place, String actor) {
            asked.add("sealAnew " + place + " by " + actor);
            return step();
        }

        @Override
        public Step count(Optional<SealedPlace> place) {
            asked.add("count " + place);
            return step();
        }

        private static Step step() {
            List<Unreadable> unreadable = List.of(new Unreadable("key-blob", "b", "lost"));
            return new Step(
                    "new",
                    "key-blob",
                    new SealedBatch(Map.of("new", 4), 3, unreadable, Optional.of("z")),
                    SealedPlace.parse("key-blob/z"));
        }
    }
}
