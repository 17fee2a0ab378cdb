package io.stoa.conformance;

import static io.stoa.conformance.ErrorShape.oauth;
import static io.stoa.conformance.ErrorShape.refusedBeforeUs;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server might understand before the token endpoint does: content types, charsets, encodings, and proofs of clients. */
@OnServer
class TokenInputIT {

    private static final String PATH = "/oauth/token";
    private static final String UNKNOWN = "grant_type=refresh_token&refresh_token=unknown";

    private final DeployedStoa stoa;

    TokenInputIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=UTF-16",
                "application/x-www-form-urlencoded; charset=nothing",
                "application/x-www-form-urlencoded, text/plain",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/json",
                "text/plain; charset=",
                "x",
                "/",
                ";"
            })
    void shouldReadTheFormWhateverItsTypeIsSaidToBe(String type) {
        Request request = Request.post(PATH).header("Content-Type", type).body(UNKNOWN);
        oauth("invalid_grant").check(stoa.send(request));
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseABodyThatIsNoForm(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldRefuseABodyThatIsNoForm() {
        ErrorShape invalid = oauth("invalid_request");
        String many = IntStream.range(0, 2_000).mapToObj(number -> "p" + number).collect(joining("&"));
        return Stream.of(
                Row.of("UTF-16", Request.post(PATH).body(UNKNOWN.getBytes(UTF_16)), invalid),
                Row.of("in the query", Request.post(PATH + "?" + UNKNOWN).form(""), invalid),
                Row.of("names without values", form("&&&=&grant_type&x="), invalid),
                Row.of("a grant in brackets", form("grant_type[]=refresh_token&refresh_token=x"), invalid),
                Row.of("two thousand parameters", form(many), invalid),
                Row.of("a parameter without a name twice", form(UNKNOWN + "&=a&=b"), invalid),
                Row.of("said to be gzip", form(UNKNOWN + "%").header("Content-Encoding", "gzip"), invalid),
                Row.of("without end", Request.post(PATH).endlessChunks(20), refusedBeforeUs()));
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseAProofThatIsNone(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldRefuseAProofThatIsNone() {
        ErrorShape invalid = oauth("invalid_request");
        return Stream.of(
                Row.of("no Base64", form(UNKNOWN).header("Authorization", "Basic !"), invalid),
                Row.of("no colon", form(UNKNOWN).header("Authorization", basic("client")), invalid),
                Row.of("a NUL", form(UNKNOWN).header("Authorization", basic("cli\0ent:x")), invalid),
                Row.of(
                        "two headers",
                        form(UNKNOWN)
                                .header("Authorization", basic("client:x"))
                                .header("Authorization", basic("client:x")),
                        invalid),
                Row.of(
                        "two ways",
                        form(UNKNOWN + "&client_id=client&client_secret=x").header("Authorization", basic("client:x")),
                        invalid),
                Row.of(
                        "two clients",
                        form(UNKNOWN + "&client_id=another").header("Authorization", basic("client:x")),
                        invalid));
    }

    private static Request form(String body) {
        return Request.post(PATH).form(body);
    }

    private static String basic(String credential) {
        return "Basic " + Base64.getEncoder().encodeToString(credential.getBytes(UTF_8));
    }
}
