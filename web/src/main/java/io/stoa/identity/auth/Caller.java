package io.stoa.identity.auth;

import java.io.Serializable;
import java.security.Principal;
import java.util.Set;

/**
 * Who calls.
 *
 * @param name  a login, an account id, or the subject of a token
 * @param roles what the caller may do, as {@link io.stoa.identity.Role.Names} spells it
 */
public record Caller(String name, Set<String> roles) implements Principal, Serializable {

    public Caller {
        roles = Set.copyOf(roles);
    }

    @Override
    public String getName() {
        return name;
    }
}
