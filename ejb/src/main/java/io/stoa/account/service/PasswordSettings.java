package io.stoa.account.service;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether people sign in by passwords that are kept here. */
@ApplicationScoped
public class PasswordSettings {

    public static final String KEY = "stoa.accounts.passwords";

    private static final String ON = "on";
    private static final String OFF = "off";

    @Inject
    @ConfigProperty(name = KEY, defaultValue = ON)
    String passwords;

    // a mistyped "off" would leave a door open that the operator takes for shut
    @PostConstruct
    void check() {
        if (!Set.of(ON, OFF).contains(passwords)) {
            throw new MarketplaceException(FailureCode.NOT_CONFIGURED, KEY + " is either on or off.");
        }
    }

    /** Whether a password counts; else people sign in elsewhere, and no page asks for one. */
    public boolean areTaken() {
        return ON.equals(passwords);
    }
}
