package io.stoa.licensing.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseQuery;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking licences up: a cursor is one that was given out, and what is not there is said so. */
class LicenseRegisterTest {

    private final LicenseRegister register = new LicenseRegister();
    private final List<Optional<LicenseId>> pages = new ArrayList<>();

    @BeforeEach
    void setUp() {
        register.clock = Clock.systemUTC();
        register.licenses = (query, now, before, limit) -> {
            pages.add(before);
            return List.of();
        };
    }

    @Test
    void shouldGoOnBehindTheCursor() {
        register.page(LicenseQuery.ALL, Optional.of("1000000"), 100);
        register.page(LicenseQuery.ALL, Optional.empty(), 100);

        assertEquals(List.of(Optional.of(new LicenseId(1_000_000)), Optional.empty()), pages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0", "x", "1 or 1=1", "9223372036854775808", "1000000000000000000000000000000"})
    void shouldRefuseACursorThatIsNone(String cursor) {
        MarketplaceException refusal = assertThrows(
                MarketplaceException.class, () -> register.page(LicenseQuery.ALL, Optional.of(cursor), 100));
        assertEquals(FailureCode.MALFORMED_REQUEST, refusal.code());
        assertEquals(List.of(), pages);
    }

    @Test
    void shouldSayThatThereIsNoSuchLicence() {
        MarketplaceException refusal = assertThrows(MarketplaceException.class, () -> register.get(new LicenseId(1)));
        assertEquals(FailureCode.NOT_FOUND, refusal.code());
    }
}
