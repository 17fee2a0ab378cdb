package io.stoa.account.service;

import io.stoa.account.PasswordFlaw;
import io.stoa.identity.Login;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is asked of a password that a person chooses: 15 characters, because it is all that guards the account, and that it
 * is not known already. Of what kind the characters are is nobody's business.
 *
 * @see "NIST SP 800-63B-4, section 3.1.1.2"
 */
@ApplicationScoped
public class PasswordRules {

    /** Counted as Unicode characters of the form that is hashed. */
    public static final int SHORTEST = 15;

    @Inject
    @ConfigProperty(name = "stoa.accounts.breached-passwords-file")
    Optional<String> breachedFile;

    private Set<String> breached = Set.of();

    @PostConstruct
    void read() {
        breachedFile.map(Path::of).ifPresent(file -> breached = longEnough(file));
    }

    // a shorter one is refused anyway, so that even a long list takes little memory
    private static Set<String> longEnough(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(PasswordRules::comparable)
                    .filter(line -> length(line) >= SHORTEST)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("stoa.accounts.breached-passwords-file cannot be read", unreadable);
        }
    }

    /** Why this person cannot take this password; empty when they can. */
    public Optional<PasswordFlaw> flawOf(char[] password, Login login) {
        if (password.length > PasswordText.LONGEST) {
            return Optional.of(PasswordFlaw.TOO_LONG);
        }
        String normalised = new String(PasswordText.normalised(password));
        if (length(normalised) < SHORTEST) {
            return Optional.of(PasswordFlaw.TOO_SHORT);
        }
        String guess = comparable(normalised);
        boolean isGuessed = breached.contains(guess)
                || guess.equals(comparable(login.value()))
                || guess.chars().distinct().count() == 1;
        return isGuessed ? Optional.of(PasswordFlaw.EASILY_GUESSED) : Optional.empty();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String comparable(String password) {
        return new String(PasswordText.normalised(password.toCharArray())).toLowerCase(Locale.ROOT);
    }
}
