package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AuthorizationMatrixTest {

    private static final Set<String> OUTCOMES = Set.of("in", "401", "403", "404", "405", "door", "form");

    private final AuthorizationMatrix matrix = AuthorizationMatrix.read();
    private final SortedSet<Endpoint> shipped = EndpointScan.all();

    @Test
    void shouldSayForEveryEndpointWhoIsLetIn() {
        Set<Endpoint> missing = new TreeSet<>(shipped);
        missing.removeAll(endpoints());
        assertTrue(
                missing.isEmpty(),
                () ->
                        """
                These endpoints are not in %s.
                Copy the lines below to where their like stand, and say for each caller what comes back, in these columns:

                %s
                %s"""
                                .formatted(AuthorizationMatrix.FILE, columns(), lines(missing)));
    }

    @Test
    void shouldSpeakOfNoEndpointThatIsGone() {
        Set<Endpoint> gone = new TreeSet<>(endpoints());
        gone.removeAll(shipped);
        assertTrue(gone.isEmpty(), () -> "Take these lines out of " + AuthorizationMatrix.FILE + ":\n" + lines(gone));
    }

    @Test
    void shouldSpeakOfEachAddressOnce() {
        List<Endpoint> all =
                matrix.rows().map(AuthorizationMatrix.Row::endpoint).sorted().toList();
        assertEquals(all.stream().distinct().toList(), all);
    }

    @Test
    void shouldExpectNothingItCannotTell() {
        matrix.rows()
                .forEach(row -> assertTrue(OUTCOMES.containsAll(row.expected()), row + " expects " + row.expected()));
    }

    @Test
    void shouldFindEveryKindOfEndpoint() {
        for (Endpoint known : List.of(
                new Endpoint("GET", "/"),
                new Endpoint("GET", "/.well-known/marketplace-kit"),
                new Endpoint("POST", "/oauth/token"),
                new Endpoint("POST", "/device/apps/{appleItemId}/licenses/renewals"),
                new Endpoint("DELETE", "/api/v1/accounts/{id}/suspension"),
                new Endpoint("PUT", "/api/v1/package-imports/*"),
                new Endpoint("POST", "/account/sign-in"),
                new Endpoint("GET", "/packages/*"),
                new Endpoint("GET", "/admin/login.xhtml"),
                new Endpoint("GET", "/assets/stoa.css"),
                new Endpoint("GET", "/health/ready"))) {
            assertTrue(shipped.contains(known), known + " is not among " + shipped);
        }
    }

    private Set<Endpoint> endpoints() {
        return matrix.endpoints().stream()
                .map(AuthorizationMatrix.Row::endpoint)
                .collect(Collectors.toSet());
    }

    private String columns() {
        return "endpoint  " + String.join("  ", matrix.callers());
    }

    private static String lines(Collection<Endpoint> endpoints) {
        return endpoints.stream().map(Endpoint::toString).collect(Collectors.joining("\n"));
    }
}
