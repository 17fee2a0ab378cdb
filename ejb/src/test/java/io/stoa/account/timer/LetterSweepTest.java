package io.stoa.account.timer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.account.LetterRepository;
import io.stoa.account.PasswordTokenRepository;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetterSweepTest {

    private static final Instant NIGHT = Instant.parse("2026-03-01T03:27:00Z");

    private final List<String> swept = new ArrayList<>();
    private final LetterSweep sweep = new LetterSweep();

    LetterSweepTest() {
        sweep.clock = Clock.fixed(NIGHT, ZoneOffset.UTC);
        sweep.orders = fake(LetterRepository.class);
        sweep.tokens = fake(PasswordTokenRepository.class);
    }

    @Test
    void shouldForgetOrdersAfterAWeekAndLinksThatAreTooOld() {
        sweep.sweep();

        assertEquals(
                List.of("forgetOrderedBefore " + NIGHT.minus(Duration.ofDays(7)), "forgetExpired " + NIGHT), swept);
    }

    @Test
    void shouldLetNothingEscapeWhenTheDatabaseIsAway() {
        sweep.orders = fake(LetterRepository.class, (proxy, method, arguments) -> {
            throw new IllegalStateException("no connection");
        });

        assertDoesNotThrow(sweep::sweep);
    }

    private <T> T fake(Class<T> port) {
        return fake(port, (proxy, method, arguments) -> {
            swept.add(method.getName() + " " + arguments[0]);
            return 1;
        });
    }

    private static <T> T fake(Class<T> port, InvocationHandler handler) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }
}
