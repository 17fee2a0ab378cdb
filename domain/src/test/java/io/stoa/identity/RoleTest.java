package io.stoa.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

    @ParameterizedTest
    @EnumSource(Role.class)
    void shouldReadEveryRoleByItsWord(Role role) {
        assertEquals(Optional.of(role), Role.parse(role.word()));
        assertTrue(Role.parse(role.name()).isEmpty());
    }
}
