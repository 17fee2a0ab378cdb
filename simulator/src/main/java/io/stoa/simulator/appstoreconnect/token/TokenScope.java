package io.stoa.simulator.appstoreconnect.token;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The claim {@code scope}: requests a token is good for, such as {@code GET /v1/apps?filter[platform]=IOS}.
 *
 * @param entries empty when the token has no such claim and so allows all that its key allows
 * @see "Apple, App Store Connect API: Generating Tokens for API Requests"
 */
public record TokenScope(Optional<List<String>> entries) {

    /** Query parameters that do not matter for the match. */
    private static final Set<String> FREE = Set.of("limit", "cursor", "sort");

    /**
     * Reads the claim.
     *
     * @throws URISyntaxException the target of an entry is not a path with a query
     */
    static TokenScope of(Optional<List<String>> claim) throws URISyntaxException {
        for (String entry : claim.orElse(List.of())) {
            new URI(entry.substring(entry.indexOf(' ') + 1));
        }
        return new TokenScope(claim);
    }

    public boolean allows(String method, String target) {
        return entries.isEmpty() || entries.get().stream().anyMatch(entry -> matches(entry, method, target));
    }

    private static boolean matches(String entry, String method, String target) {
        String[] methodAndTarget = entry.trim().split("\\s+", 2);
        return methodAndTarget.length == 2
                && method.equals(methodAndTarget[0])
                && path(target).equals(path(methodAndTarget[1]))
                && parameters(target).equals(parameters(methodAndTarget[1]));
    }

    private static String path(String target) {
        return target.split("\\?", 2)[0];
    }

    private static Set<String> parameters(String target) {
        String[] pathAndQuery = target.split("\\?", 2);
        if (pathAndQuery.length < 2 || pathAndQuery[1].isEmpty()) {
            return Set.of();
        }
        return Arrays.stream(pathAndQuery[1].split("&"))
                .map(parameter -> URLDecoder.decode(parameter, StandardCharsets.UTF_8))
                .filter(parameter -> !FREE.contains(parameter.split("=", 2)[0]))
                .collect(Collectors.toSet());
    }
}
