package io.stoa.identity.service;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final char[] PASSWORD = "a stoa is a hall".toCharArray();

    private final Passwords passwords = new Passwords();

    @Test
    void shouldKnowThePasswordAgain() {
        assertTrue(passwords.matches(PASSWORD, passwords.hash(PASSWORD)));
    }

    @Test
    void shouldRefuseAnotherPassword() {
        assertFalse(passwords.matches("a stoa is a hell".toCharArray(), passwords.hash(PASSWORD)));
    }

    @Test
    void shouldNeverWriteTheSameHashTwice() {
        assertNotEquals(passwords.hash(PASSWORD), passwords.hash(PASSWORD));
    }

    @Test
    void shouldSayInTheHashHowItWasMade() {
        assertTrue(passwords.hash(PASSWORD).startsWith("argon2id$19456$2$"));
    }

    @Test
    void shouldTakeTheCostsFromTheHash() {
        String cheaper = passwords.hash(PASSWORD).replace("$19456$2$", "$19456$1$");
        assertFalse(passwords.matches(PASSWORD, cheaper));
    }
}
