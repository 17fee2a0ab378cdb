package io.stoa.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.problem.MarketplaceException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountQueryTest {

    @ParameterizedTest
    @CsvSource({"'\0',,", "'a\nb',,", ",1,", ",019A9C2E-0000-7000-8000-000000000000,", ",,gone"})
    void shouldRefuseWhatItCannotRead(String login, String id, String state) {
        assertThrows(MarketplaceException.class, () -> AccountQuery.of(login, id, state));
    }

    @Test
    void shouldLookForEverybodyWhereNothingIsTyped() {
        assertEquals(AccountQuery.ALL, AccountQuery.of(" ", null, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "SUSPENDED", " Suspended "})
    void shouldReadAStateInEitherCase(String state) {
        assertEquals(
                Optional.of(AccountStanding.SUSPENDED),
                AccountQuery.of("", "", state).standing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb", "a\u202Eb", "\uD800"})
    void shouldTakeNoReasonThatCannotBeReadLater(String text) {
        assertEquals(Optional.empty(), Reason.parse(text));
    }

    @Test
    void shouldTakeAReasonOfOneLine() {
        assertEquals(Optional.of(new Reason("charged back, ticket 12")), Reason.parse(" charged back, ticket 12 "));
        assertEquals(Optional.empty(), Reason.parse("x".repeat(255)));
        assertEquals(Optional.empty(), Reason.parse(null));
    }
}
