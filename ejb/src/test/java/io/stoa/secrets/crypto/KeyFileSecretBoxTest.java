package io.stoa.secrets.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.secrets.SecretBox;
import io.stoa.secrets.SecretUnreadable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed opens as what it was, for whom it was, with a key that is here; and in no other way. */
class KeyFileSecretBoxTest {

    private static final String OLD = "old:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW = "new:" + Base64.getEncoder().encodeToString(filled(7));
    private static final byte[] SECRET = "a key blob".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path keyFile;
    private SecretBox box;

    @BeforeEach
    void openBox() {
        keyFile = folder.resolve("secrets.keys");
        box = SecretBoxes.over(keyFile, OLD);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 4096})
    void shouldOpenWhatItSealed(int length) {
        byte[] secret = Arrays.copyOf(filled(3), length);

        assertArrayEquals(secret, box.open(box.seal(secret, "context"), "context"));
    }

    @Test
    void shouldNeverSealTheSameSecretTheSameWay() {
        assertFalse(Arrays.equals(box.seal(SECRET, "context"), box.seal(SECRET, "context")));
    }

    @Test
    void shouldNotShowTheSecret() {
        String sealed = new String(box.seal(SECRET, "context"), StandardCharsets.ISO_8859_1);

        assertFalse(sealed.contains("key blob"));
    }

    @Test
    void shouldRefuseASealedSecretOfAnotherRow() {
        byte[] sealed = box.seal(SECRET, "key-blob:one");

        assertThrows(SecretUnreadable.class, () -> box.open(sealed, "key-blob:two"));
    }

    @Test
    void shouldRefuseASealedSecretWithAnyOneBitChanged() {
        byte[] sealed = box.seal(SECRET, "context");

        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(SecretUnreadable.class, () -> box.open(changed, "context"), "bit " + bit);
        }
    }

    @Test
    void shouldRefuseASealedSecretCutAnywhere() {
        byte[] sealed = box.seal(SECRET, "context");

        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThrows(SecretUnreadable.class, () -> box.open(cut, "context"), "length " + length);
        }
    }

    @Test
    void shouldOpenWhatAFormerKeySealedAfterANewOneIsPutFirst() {
        byte[] sealed = box.seal(SECRET, "context");

        SecretBox rotated = SecretBoxes.over(keyFile, NEW, OLD);

        assertArrayEquals(SECRET, rotated.open(sealed, "context"));
    }

    @Test
    void shouldSealWithTheFirstKeyOfTheFile() {
        byte[] sealed = SecretBoxes.over(keyFile, NEW, OLD).seal(SECRET, "context");

        assertArrayEquals(SECRET, SecretBoxes.over(keyFile, NEW).open(sealed, "context"));
        SecretBox withoutIt = SecretBoxes.over(keyFile, OLD);
        assertThrows(SecretUnreadable.class, () -> withoutIt.open(sealed, "context"));
    }

    @Test
    void shouldPassOverCommentsAndEmptyLines() {
        SecretBox commented = SecretBoxes.over(keyFile, "# made in November", "", "  " + OLD + "  ");

        assertArrayEquals(SECRET, commented.open(box.seal(SECRET, "context"), "context"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing but a comment",
                "short:AAAA",
                "no key at all",
                ":AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "a b:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "an-id-of-more-than-thirty-two-letters:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "url:__________________________________________8="
            })
    void shouldRefuseAKeyFileWhoseLineIsNoKey(String line) {
        assertEquals(FailureCode.NOT_CONFIGURED, refusalOf(line).code());
    }

    @Test
    void shouldRefuseTwoKeysOfOneId() {
        assertEquals(FailureCode.NOT_CONFIGURED, refusalOf(OLD, OLD).code());
    }

    @Test
    void shouldNotRepeatALineThatMayHoldAKey() {
        assertFalse(refusalOf("id:SECRET-SECRET").sentence().contains("SECRET-SECRET"));
    }

    @Test
    void shouldSayWhichFileIsMissing() throws Exception {
        Files.delete(keyFile);

        MarketplaceException refusal = assertThrows(MarketplaceException.class, () -> SecretBoxes.over(keyFile));

        assertEquals("stoa.secrets.key-file cannot be read: " + keyFile, refusal.sentence());
    }

    private MarketplaceException refusalOf(String... lines) {
        return assertThrows(MarketplaceException.class, () -> SecretBoxes.over(keyFile, lines));
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
