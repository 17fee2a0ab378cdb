package io.stoa.notification.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signature is over the raw bytes: whatever changes one of them breaks it. */
class NotificationSignatureTest {

    private static final String SECRET = "This is my secret";
    private static final byte[] BODY = bytes("Hello, World!");
    private static final String MAC = "7f062172b01cb00b53ca068614674a3d982a34062a0f5d37687d5e3377e54657";

    @TempDir
    Path folder;

    @Test
    void shouldAcceptTheVectorApplePublished() {
        JsonObject vector = NotificationFixtures.json("hmac-vector.json");

        assertTrue(signedWith(vector.getString("secret"))
                .verifiedBy(bytes(vector.getString("body")), vector.getString("value"))
                .isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmacsha256=" + MAC, "HMACSHA256=" + MAC, " hmacsha256=" + MAC + " "})
    void shouldAcceptTheRightSignatureInEitherCase(String header) {
        assertTrue(signedWith(SECRET).verifiedBy(BODY, header).isPresent());
        assertTrue(signedWith(SECRET)
                .verifiedBy(BODY, header.toUpperCase(Locale.ROOT))
                .isPresent());
        assertTrue(signedWith(SECRET).isWellFormed(List.of(header)));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                MAC,
                "sha256=" + MAC,
                "hmacsha256=",
                "hmacsha256:" + MAC,
                "hmacsha256= " + MAC,
                "hmacsha256=" + MAC + "00",
                "hmacsha256=7f062172b01cb00b53ca068614674a3d982a34062a0f5d37687d5e3377e5465",
                "hmacsha256=7f062172b01cb00b53ca068614674a3d982a34062a0f5d37687d5e3377e5465g",
                "hmacsha256=7f062172b01cb00b53ca068614674a3d982a34062a0f5d37687d5e3377e5465\n7",
                "hmacsha256=" + MAC + ",hmacsha256=" + MAC,
                "hmacsha256=fwYhcrAcsAtTygaGFGdKPZgqNAYqD103aH1eM3flRlc="
            })
    void shouldNotReadTheBodyBehindAHeaderThatCannotBeASignature(String header) {
        assertFalse(signedWith(SECRET).verifiedBy(BODY, header).isPresent());
        if (header != null) {
            assertFalse(signedWith(SECRET).isWellFormed(List.of(header)));
        }
    }

    @Test
    void shouldWantExactlyOneHeader() {
        NotificationSignature signature = signedWith(SECRET);
        String good = "hmacsha256=" + MAC;

        assertTrue(signature.isWellFormed(List.of(good)));
        assertFalse(signature.isWellFormed(List.of()));
        assertFalse(signature.isWellFormed(List.of(good, good)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello, World!", "Hello, World!\n", "\ufeffHello, World!", "Hello,  World!", ""})
    void shouldRefuseOtherBytesThanTheSignedOnes(String body) {
        assertFalse(
                signedWith(SECRET).verifiedBy(bytes(body), "hmacsha256=" + MAC).isPresent());
    }

    @Test
    void shouldRefuseTheSignatureOfAnotherSecret() {
        assertFalse(signedWith("this is my secret")
                .verifiedBy(BODY, "hmacsha256=" + MAC)
                .isPresent());
    }

    @Test
    void shouldRefuseEverythingWhereNoSecretIsConfigured() {
        assertFalse(signedWith("").verifiedBy(BODY, "hmacsha256=" + MAC).isPresent());
    }

    @Test
    void shouldAcceptTheOldSecretAndTheNewOneWhileItIsExchanged() {
        assertTrue(signedWith("new one," + SECRET)
                .verifiedBy(BODY, "hmacsha256=" + MAC)
                .isPresent());
        assertTrue(signedWith(SECRET + ",new one")
                .verifiedBy(BODY, "hmacsha256=" + MAC)
                .isPresent());
        assertFalse(signedWith("new one").verifiedBy(BODY, "hmacsha256=" + MAC).isPresent());
    }

    @Test
    void shouldReadSecretsFromAFileVerbatim() throws IOException {
        Path file = Files.writeString(folder.resolve("secrets"), "a,${b}\n\nThis is my secret\n");
        NotificationSettings settings = settings("", Optional.of(file.toString()));

        assertEquals(
                List.of("a,${b}", SECRET),
                settings.secrets().stream()
                        .map(secret -> new String(secret, StandardCharsets.UTF_8))
                        .toList());
    }

    @Test
    void shouldSayWhichSettingNamesAFileThatIsNotThere() {
        Optional<String> missing = Optional.of(folder.resolve("missing").toString());
        UncheckedIOException refusal = assertThrows(UncheckedIOException.class, () -> settings("", missing));

        assertTrue(refusal.getMessage().contains("stoa.notifications.secrets-file"));
    }

    @Property(tries = 300)
    void shouldNotSurviveAChangedByte(
            @ForAll @Size(min = 1, max = 200) byte[] body,
            @ForAll int place,
            @ForAll @IntRange(min = 1, max = 255) int flip) {
        NotificationSignature signature = signedWith(SECRET);
        String header = NotificationFixtures.sign(SECRET, body);
        byte[] changed = body.clone();
        changed[Math.floorMod(place, body.length)] ^= (byte) flip;

        assertTrue(signature.verifiedBy(body, header).isPresent());
        assertFalse(signature.verifiedBy(changed, header).isPresent());
    }

    private static NotificationSignature signedWith(String secrets) {
        NotificationSignature signature = new NotificationSignature();
        signature.settings = settings(secrets, Optional.empty());
        return signature;
    }

    private static NotificationSettings settings(String secrets, Optional<String> file) {
        NotificationSettings settings = new NotificationSettings();
        settings.secrets = Optional.of(secrets);
        settings.secretsFile = file;
        settings.formerSecretsUntil = Optional.empty();
        settings.clock = Clock.systemUTC();
        settings.read();
        return settings;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
