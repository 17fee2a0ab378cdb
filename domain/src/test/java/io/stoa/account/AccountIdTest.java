package io.stoa.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "../1", "019a9c2e-0000-7000-8000-00000000000", "019A9C2E-0000-7000-8000-000000000000"})
    void shouldTakeNothingButAnOwnIdForAnAccount(String id) {
        assertEquals(Optional.empty(), AccountId.parse(id));
    }
}
