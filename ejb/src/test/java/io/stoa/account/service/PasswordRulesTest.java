package io.stoa.account.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.account.PasswordFlaw;
import io.stoa.identity.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NIST SP 800-63B-4, section 3.1.1.2. */
class PasswordRulesTest {

    private static final Login LOGIN = new Login("mara.of.the.kites@kite.example");

    private final PasswordRules rules = new PasswordRules();

    PasswordRulesTest() {
        rules.breachedFile = Optional.empty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fifteen letters",
                "               x",
                "123456789012345",
                "zw\u00f6lf Boxk\u00e4mpfer",
                "\u6b63\u78ba\u306a\u99ac\u306e\u30d0\u30c3\u30c6\u30ea\u30fc\u306e\u30db\u30c1\u30ad\u30b9",
                "\ud83e\ude81\ud83c\udfe0\ud83e\ude81\ud83c\udfe0\ud83e\ude81\ud83c\udfe0\ud83e\ude81\ud83c\udfe0\ud83e\ude81\ud83c\udfe0\ud83e\ude81\ud83c\udfe0\ud83e\ude81\ud83c\udfe0\ud83e\ude81"
            })
    void shouldAskForNothingButLength(String password) {
        assertEquals(Optional.empty(), flawOf(password));
    }

    @Test
    void shouldTakeAVeryLongOne() {
        assertEquals(Optional.empty(), flawOf("kite ".repeat(200)));
        assertEquals(Optional.of(PasswordFlaw.TOO_LONG), flawOf("kite ".repeat(200) + "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Tr0ub4dor&3",
                "fourteen lette",
                "\ud83e\ude81\ud83c\udfe0\ud83e\ude81\ud83c\udfe0\ud83e\ude81\ud83c\udfe0\ud83e\ude81\ud83c\udfe0",
                "a\u0308a\u0308a\u0308a\u0308a\u0308a\u0308a\u0308a\u0308a\u0308a\u0308"
            })
    void shouldCountCharactersAndNotTheirParts(String password) {
        assertEquals(Optional.of(PasswordFlaw.TOO_SHORT), flawOf(password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaaaaaaaaaaaaaa", "Mara.Of.The.Kites@Kite.Example"})
    void shouldRefuseWhatIsGuessedFirst(String password) {
        assertEquals(Optional.of(PasswordFlaw.EASILY_GUESSED), flawOf(password));
    }

    @Test
    void shouldRefuseWhatIsOnTheListHoweverItIsWritten(@TempDir Path folder) throws IOException {
        Path list = folder.resolve("breached.txt");
        Files.writeString(list, "123456\nCorrectHorseBatteryStaple\n\npasswordpassword\n");
        rules.breachedFile = Optional.of(list.toString());
        rules.read();

        assertEquals(Optional.of(PasswordFlaw.EASILY_GUESSED), flawOf("correcthorsebatterystaple"));
        assertEquals(Optional.of(PasswordFlaw.EASILY_GUESSED), flawOf("\uff50asswordpassword"));
        assertEquals(Optional.empty(), flawOf("another horse of mine"));
    }

    @Test
    void shouldSayThatTheListCannotBeRead(@TempDir Path folder) {
        rules.breachedFile = Optional.of(folder.resolve("absent").toString());

        assertThrows(UncheckedIOException.class, rules::read);
    }

    private Optional<PasswordFlaw> flawOf(String password) {
        return rules.flawOf(password.toCharArray(), LOGIN);
    }
}
