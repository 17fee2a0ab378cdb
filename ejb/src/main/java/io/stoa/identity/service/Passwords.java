package io.stoa.identity.service;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Password hashes by Argon2id: 19 MiB, two passes, one lane.
 *
 * <p>A hash is written as {@code argon2id$19456$2$salt$hash}, so that costs can rise without losing old ones.
 *
 * <p>Where too many wait, everybody else is refused with {@code SIGN_IN_BUSY}, whatever their password.
 */
@ApplicationScoped
public class Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    // who waits keeps a thread of the server, which has 256: most of them stay with devices
    private static final int MOST_AT_THE_DOOR = 64;

    private final SecureRandom random = new SecureRandom();

    // one takes 19 MiB: with as many at a time as can be computed, a crowd at the door waits and fills no memory
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final Semaphore places;

    public Passwords() {
        this(MOST_AT_THE_DOOR);
    }

    /** @param atTheDoor how many may wait or be looked after at a time */
    Passwords(int atTheDoor) {
        places = new Semaphore(atTheDoor);
    }

    public String hash(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = derive(password, salt, MEMORY_KIB, PASSES);
        return String.join(
                "$", "argon2id", String.valueOf(MEMORY_KIB), String.valueOf(PASSES), base64(salt), base64(hash));
    }

    public boolean matches(char[] password, String encoded) {
        String[] parts = encoded.split("\\$");
        byte[] salt = Base64.getDecoder().decode(parts[3]);
        byte[] expected = Base64.getDecoder().decode(parts[4]);
        byte[] actual = derive(password, salt, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        return MessageDigest.isEqual(expected, actual);
    }

    /** Takes as long as a real check, for a login that does not exist: the time tells nobody which logins do. */
    public void pretend(char[] password) {
        derive(password, new byte[SALT_BYTES], MEMORY_KIB, PASSES);
    }

    private byte[] derive(char[] password, byte[] salt, int memory, int passes) {
        if (!places.tryAcquire()) {
            throw new MarketplaceException(
                    FailureCode.SIGN_IN_BUSY, "Too many people sign in at this moment. Try again in a minute.");
        }
        try {
            return inTurn(password, salt, memory, passes);
        } finally {
            places.release();
        }
    }

    private byte[] inTurn(char[] password, byte[] salt, int memory, int passes) {
        turns.acquireUninterruptibly();
        try {
            return compute(password, salt, memory, passes);
        } finally {
            turns.release();
        }
    }

    byte[] compute(char[] password, byte[] salt, int memory, int passes) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        argon2.generateBytes(new String(password).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
