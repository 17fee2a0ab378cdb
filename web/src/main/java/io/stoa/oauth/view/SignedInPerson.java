package io.stoa.oauth.view;

import io.stoa.account.AccountId;
import io.stoa.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;

/** Who sits before the page: the caller of the zone of people, whose name is the id of their account. */
@ApplicationScoped
public class SignedInPerson {

    /** The account; empty for nobody, and for callers of any other kind. */
    public Optional<AccountId> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal())
                .filter(caller -> request.isUserInRole(Role.Names.PERSON))
                .map(Principal::getName)
                .flatMap(AccountId::parse);
    }
}
