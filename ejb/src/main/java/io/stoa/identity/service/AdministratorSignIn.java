package io.stoa.identity.service;

import io.stoa.audit.AuditLog;
import io.stoa.identity.Administrator;
import io.stoa.identity.Login;
import io.stoa.identity.Role;
import io.stoa.identity.jpa.Administrators;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Checks an administrator's login and password. Every refusal is the same, whatever was wrong.
 *
 * <p>No transaction spans it: a password takes its time, and would keep a connection from devices meanwhile.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdministratorSignIn {

    private static final String ZONE = "admin";
    private static final int LONGEST_PASSWORD = 1_000;

    @Inject
    Administrators administrators;

    @Inject
    Passwords passwords;

    @Inject
    SignInThrottle throttle;

    @Inject
    AuditLog audit;

    /**
     * The role of the person, if login and password are right and guessing is not being slowed down.
     *
     * @param address where the attempt comes from
     */
    public Optional<Role> signIn(String login, char[] password, String address) {
        return Login.parse(login)
                .filter(readable -> password.length <= LONGEST_PASSWORD)
                .filter(readable -> throttle.admit(ZONE, readable, address))
                .flatMap(readable -> known(readable, password))
                .map(person -> welcome(person, address));
    }

    private Optional<Administrator> known(Login login, char[] password) {
        Optional<Administrator> administrator = administrators.find(login.value());
        if (administrator.isEmpty()) {
            passwords.pretend(password);
        }
        return administrator.filter(person -> passwords.matches(password, person.passwordHash()));
    }

    private Role welcome(Administrator person, String address) {
        throttle.succeeded(ZONE, new Login(person.login()), address);
        audit.record(person.login(), "admin.sign-in", person.login(), "");
        return person.role();
    }
}
