package io.stoa.surface.auth;

import jakarta.servlet.http.HttpServletRequest;

/** Which way of signing in a path knows. A principal of one zone is nobody in another. */
public enum Zone {
    ADMIN("/admin"),
    ACCOUNT("/account"),
    DEVELOPER("/developer"),
    /** Everything else: a bearer token or nobody, never a cookie. */
    BEARER("/");

    private final String root;

    Zone(String root) {
        this.root = root;
    }

    /** The zone of a request, by the path the container has decoded and normalised. */
    public static Zone of(HttpServletRequest request) {
        String path = pathOf(request);
        for (Zone zone : values()) {
            if (zone != BEARER && (path.equals(zone.root) || path.startsWith(zone.root + "/"))) {
                return zone;
            }
        }
        return BEARER;
    }

    static String pathOf(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    public boolean signsInByForm() {
        return this != BEARER;
    }

    /** Where the zone's caller is kept in the session. */
    String sessionAttribute() {
        return Zone.class.getName() + "." + name();
    }

    public String signInPage() {
        return root + "/login.xhtml";
    }
}
