package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays every cell of the authorization matrix: no principal crosses a zone, and cookies never authenticate the API. */
@OnServer
class AuthorizationMatrixIT {

    private static final AuthorizationMatrix MATRIX = AuthorizationMatrix.read();
    private static final Set<Integer> NOT_IN = Set.of(401, 403, 405, 500);
    private static final Set<String> DOORS = Set.of("/admin/login.xhtml", "/account/sign-in");

    private final DeployedStoa stoa;
    private Map<String, Caller> callers;

    AuthorizationMatrixIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @BeforeAll
    void give() {
        callers = Callers.of(stoa);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldLetNobodyInButWhoIsMeant(AuthorizationMatrix.Row row) {
        List<String> expected = IntStream.range(0, MATRIX.callers().size())
                .mapToObj(column ->
                        MATRIX.callers().get(column) + " " + row.expected().get(column))
                .toList();
        List<String> found = IntStream.range(0, MATRIX.callers().size())
                .parallel()
                .mapToObj(column -> outcome(
                        MATRIX.callers().get(column),
                        row.endpoint(),
                        row.expected().get(column)))
                .toList();
        assertEquals(String.join("\n", expected), String.join("\n", found), row::toString);
    }

    static Stream<AuthorizationMatrix.Row> rows() {
        return MATRIX.rows();
    }

    private String outcome(String caller, Endpoint endpoint, String expected) {
        Answer answer = play(callers.get(caller), endpoint);
        return caller + " " + (isAs(expected, answer) ? expected : inWords(answer));
    }

    private Answer play(Caller caller, Endpoint endpoint) {
        Request request = caller.ask(endpoint.method(), target(endpoint));
        if (endpoint.path().startsWith("/apps/")) {
            request.header("Origin", stoa.publicUrl().toString());
        }
        // one of the servers takes no DELETE with a body
        if (Set.of("POST", "PUT", "PATCH").contains(endpoint.method())) {
            request.form("rubbish");
        }
        // one of the servers has its probes on another port
        return endpoint.path().startsWith("/health/")
                ? new Wire(stoa.server().health()).send(request)
                : stoa.send(request);
    }

    // what is named exists nowhere: a request that is let in comes to nothing
    private static String target(Endpoint endpoint) {
        String path = endpoint.path()
                .replace("{appleItemId}", "1")
                .replace("{licenseId}", "1")
                .replace("{takeDownId}", "1")
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString())
                .replace("/apps/*", "/apps/1/install-link")
                .replace("*", UUID.randomUUID().toString());
        return path.equals("/oauth/authorize") && endpoint.method().equals("GET")
                ? path + TokenQuestions.OF_A_DEVICE
                : path;
    }

    private static boolean isAs(String expected, Answer answer) {
        return switch (expected) {
            case "in" -> !NOT_IN.contains(answer.status()) && answer.status() != 0 && !isDoor(answer);
            case "door" -> isDoor(answer);
            case "form" -> answer.status() == 403;
            default -> expected.equals(String.valueOf(answer.status()));
        };
    }

    private static boolean isDoor(Answer answer) {
        String location = answer.header("Location").orElse("");
        return answer.status() / 100 == 3
                && DOORS.stream().anyMatch(door -> location.equals(door) || location.startsWith(door + "?"));
    }

    private static String inWords(Answer answer) {
        return isDoor(answer) ? "door" : String.valueOf(answer.status());
    }
}
