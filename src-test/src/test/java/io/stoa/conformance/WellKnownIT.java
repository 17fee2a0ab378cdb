package io.stoa.conformance;

import static io.stoa.conformance.ErrorShape.methodNotAllowed;
import static io.stoa.conformance.ErrorShape.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnServer
class WellKnownIT {

    private static final String KIT = "/.well-known/marketplace-kit";
    private static final String SERVER = "/.well-known/oauth-authorization-server";

    private final DeployedStoa stoa;

    WellKnownIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void shouldAnswerWhateverTheQueryAndTheHeaders(Request request) {
        Answer answer = stoa.send(request);
        assertEquals(200, answer.status(), answer::toString);
        assertTrue(answer.header("Content-Type").orElse("").startsWith("application/json"), answer::toString);
        assertTrue(answer.header("Set-Cookie").isEmpty(), answer::toString);
    }

    Stream<Request> harmless() {
        return Stream.of(KIT, SERVER)
                .flatMap(path -> Stream.of(
                        Request.get(path),
                        Request.get(path + "?a=b&a=c&%20"),
                        Request.get(path).header("Accept", "*/*"),
                        Request.get(path).header("Accept-Language", "xx;q=0.5, *;q=0.1"),
                        Request.get(path).header("Authorization", "Bearer rubbish"),
                        Request.get(path).header("Cookie", "stoa-session=rubbish"),
                        Request.get(path).header("X-Forwarded-Host", "evil.example"),
                        Request.get(path).header("If-Modified-Since", "yesterday")));
    }

    @Test
    void shouldNameOnlyAddressesOfThePublicUrl() {
        JsonObject kit = stoa.send(Request.get(KIT).header("X-Forwarded-Host", "evil.example"))
                .json();
        assertTrue(kit.getString("restore").startsWith(stoa.publicUrl() + "/"), kit::toString);
        assertTrue(kit.getJsonObject("overridesByAppleItemID")
                .containsKey(stoa.installation().marketplaceAppleItemId()));
    }

    @Test
    void shouldOfferThePkceMethodByItsRightName() {
        JsonObject metadata = stoa.send(Request.get(SERVER)).json();
        assertEquals(stoa.publicUrl().toString(), metadata.getString("issuer"));
        assertEquals(
                "S256",
                metadata.getJsonArray("code_challenge_methods_supported").getString(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {KIT, SERVER})
    void shouldBeReadAndNothingElse(String path) {
        methodNotAllowed("GET").check(stoa.send(Request.post(path)));
    }

    @Test
    void shouldNotKnowOtherDocuments() {
        problem(404).check(stoa.send(Request.get("/.well-known/unknown")));
    }
}
