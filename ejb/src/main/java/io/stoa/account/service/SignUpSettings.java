package io.stoa.account.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who may have an account. */
@ApplicationScoped
public class SignUpSettings {

    private static final String OPEN = "open";

    @Inject
    @ConfigProperty(name = "stoa.accounts.sign-up", defaultValue = "closed")
    String signUp;

    /** Whether people make accounts themselves; else operators do. */
    public boolean isOpen() {
        return OPEN.equals(signUp);
    }
}
