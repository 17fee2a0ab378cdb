package io.stoa.identity.service;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void shouldComputeNoMoreAtATimeThanThereAreProcessors() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        Crowded crowded = new Crowded(processors);
        ExecutorService door = Executors.newFixedThreadPool(3 * processors);
        for (int person = 0; person < 3 * processors; person++) {
            door.execute(() -> crowded.pretend("guess".toCharArray()));
        }
        door.shutdown();

        assertTrue(door.awaitTermination(1, TimeUnit.MINUTES));
        assertEquals(processors, crowded.most.get());
    }

    @Test
    void shouldTellWhoeverComesWhenTheDoorIsFullToComeAgain() throws Exception {
        Held held = new Held();
        Thread first = new Thread(() -> held.pretend(PASSWORD));
        first.start();
        held.inside.await();

        MarketplaceException busy = assertThrows(MarketplaceException.class, () -> held.pretend(PASSWORD));
        assertEquals(FailureCode.SIGN_IN_BUSY, busy.code());

        held.free.countDown();
        first.join();
        assertDoesNotThrow(() -> held.pretend(PASSWORD));
    }

    @Test
    void shouldKeepNoConnectionOfTheDatabaseWhileAnAdministratorWaits() {
        assertEquals(
                TransactionAttributeType.NOT_SUPPORTED,
                AdministratorSignIn.class
                        .getAnnotation(TransactionAttribute.class)
                        .value());
    }

    /** Has a place for one, and keeps them until they are freed. */
    private static final class Held extends Passwords {

        final CountDownLatch inside = new CountDownLatch(1);
        final CountDownLatch free = new CountDownLatch(1);

        Held() {
            super(1);
        }

        @Override
        byte[] compute(char[] password, byte[] salt, int memory, int passes) {
            inside.countDown();
            try {
                free.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return new byte[0];
        }
    }

    /** Lets nobody go before as many as may be are there at once. */
    private static final class Crowded extends Passwords {

        final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger inside = new AtomicInteger();
        private final CountDownLatch full;

        Crowded(int processors) {
            full = new CountDownLatch(processors);
        }

        @Override
        byte[] compute(char[] password, byte[] salt, int memory, int passes) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            full.countDown();
            try {
                full.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            inside.decrementAndGet();
            return new byte[0];
        }
    }
}
