package io.stoa.identity.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** Which way of signing in a path knows. A principal of one zone is nobody in another. */
public enum Zone {
    ADMIN(Optional.of("/admin/login.xhtml"), "/admin"),
    /** People. Two of its pages lie elsewhere, because devices know them by those addresses. */
    ACCOUNT(Optional.of("/account/sign-in"), "/account", "/oauth/authorize", "/licenses/resolution"),
    /** Nobody signs in there yet. */
    DEVELOPER(Optional.empty(), "/developer"),
    /** Everything else: a bearer token or nobody, never a cookie. */
    BEARER(Optional.empty());

    private final Optional<String> signInPage;
    private final List<String> roots;

    Zone(Optional<String> signInPage, String... roots) {
        this.signInPage = signInPage;
        this.roots = List.of(roots);
    }

    /** The zone of a request, by the path the container has decoded and normalised. */
    public static Zone of(HttpServletRequest request) {
        String path = pathOf(request);
        for (Zone zone : values()) {
            if (zone.roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"))) {
                return zone;
            }
        }
        return BEARER;
    }

    /** The path below the context root, decoded and normalised by the container. */
    public static String pathOf(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    public boolean signsInByForm() {
        return this != BEARER;
    }

    /** Where somebody signs in; empty where nobody can. */
    public Optional<String> signInPage() {
        return signInPage;
    }

    /** Where the zone's caller is kept in the session. */
    String sessionAttribute() {
        return Zone.class.getName() + "." + name();
    }

    /** Where something is kept in the session that is nobody's once the zone's caller has left. */
    public String belonging(String what) {
        return belongings() + what;
    }

    /** What the names of all that belongs to the zone's caller begin with. */
    String belongings() {
        return sessionAttribute() + ".";
    }
}
