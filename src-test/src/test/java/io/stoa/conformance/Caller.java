package io.stoa.conformance;

/** Somebody who asks, with one credential or none. */
@FunctionalInterface
interface Caller {

    Caller NOBODY = Request::of;

    /** @param target written as it is, unescaped */
    Request ask(String method, String target);

    /** Somebody who sends one header. */
    static Caller with(String name, String value) {
        return (method, target) -> Request.of(method, target).header(name, value);
    }

    static Caller bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** Somebody who writes a token where it does not belong. @see "RFC 9700, section 2.6" */
    static Caller withTokenInQuery(String token) {
        return (method, target) ->
                Request.of(method, target + (target.contains("?") ? "&" : "?") + "access_token=" + token);
    }

    /** Devices carry another token than all others. */
    static Caller bearing(String deviceToken, String apiToken) {
        return (method, target) ->
                Request.of(method, target).bearer(target.startsWith("/device/") ? deviceToken : apiToken);
    }
}
