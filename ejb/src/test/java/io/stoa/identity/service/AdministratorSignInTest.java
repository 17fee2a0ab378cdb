package io.stoa.identity.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.identity.Administrator;
import io.stoa.identity.Role;
import io.stoa.identity.jpa.Administrators;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdministratorSignInTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String OFFICE = "192.0.2.1";
    private static final String STRANGER = "198.51.100.7";

    private final CountedPasswords passwords = new CountedPasswords();
    private final List<String> audited = new ArrayList<>();
    private final AdministratorSignIn administrators = new AdministratorSignIn();

    AdministratorSignInTest() {
        Administrator owner =
                new Administrator("owner", passwords.hash(PASSWORD.toCharArray()), Role.OWNER, Instant.EPOCH);
        administrators.administrators = new Administrators() {
            @Override
            public Optional<Administrator> find(String login) {
                return Optional.of(owner).filter(known -> known.login().equals(login));
            }
        };
        administrators.passwords = passwords;
        administrators.throttle = new SignInThrottle();
        administrators.audit = (actor, action, subject, detail) -> audited.add(actor + " " + action);
        passwords.derived = 0;
    }

    @Test
    void shouldSignInWhoKnowsThePasswordWithTheirRole() {
        assertEquals(Optional.of(Role.OWNER), signIn("owner", PASSWORD));
        assertEquals(List.of("owner admin.sign-in"), audited);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Correct horse battery", "correct horse battery ", "' or '1'='1", "\0"})
    void shouldRefuseAnyOtherPassword(String password) {
        assertEquals(Optional.empty(), signIn("owner", password));
        assertEquals(List.of(), audited);
    }

    @Test
    void shouldDeriveOnePasswordWhoeverIsRefused() {
        signIn("owner", "wrong");
        assertEquals(1, passwords.derived);
        signIn("nobody", "wrong");
        assertEquals(2, passwords.derived);
    }

    @Test
    void shouldDeriveNothingForABookOrAnUnreadableLogin() {
        signIn("owner", "a".repeat(1_001));
        signIn("own\0er", PASSWORD);
        signIn("a".repeat(255), PASSWORD);

        assertEquals(0, passwords.derived);
    }

    @Test
    void shouldSlowGuessingDownWithoutDerivingMoreAndLetTheOwnerIn() {
        for (int guess = 0; guess < 10; guess++) {
            administrators.signIn("owner", "wrong".toCharArray(), STRANGER);
        }
        assertEquals(Optional.empty(), administrators.signIn("owner", PASSWORD.toCharArray(), STRANGER));
        assertEquals(10, passwords.derived);

        assertEquals(Optional.of(Role.OWNER), signIn("owner", PASSWORD));
    }

    private Optional<Role> signIn(String login, String password) {
        return administrators.signIn(login, password.toCharArray(), OFFICE);
    }

    /** Cheap passwords that tell how many were derived. */
    private static final class CountedPasswords extends Passwords {

        private int derived;

        @Override
        byte[] compute(char[] password, byte[] salt, int memory, int passes) {
            derived++;
            return new String(password).getBytes(StandardCharsets.UTF_8);
        }
    }
}
