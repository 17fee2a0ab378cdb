package io.stoa.packageformat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.packageformat.forge.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustAnchorsTest {

    @TempDir
    private Path folder;

    @Test
    void shouldPinAppleRootCaG3ByItsFingerprint() {
        assertEquals(
                List.of(new Sha256("63343abfb89a6a03ebb57e9b3f5fa7be7c4f5c756f3017b3a8c488c3653e9179")),
                TrustAnchors.apple().fingerprints());
    }

    @Test
    void shouldReadEveryCertificateOfAPemFile() throws IOException {
        TestAuthority one = TestAuthority.create();
        TestAuthority other = TestAuthority.create();
        Path file = Files.writeString(folder.resolve("roots.pem"), one.rootPem() + other.rootPem());

        assertEquals(List.of(one.root(), other.root()), TrustAnchors.ofPem(file).certificates());
    }

    @Test
    void shouldRefuseAFileWithoutCertificatesRatherThanTrustNobody() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");

        assertThrows(IOException.class, () -> TrustAnchors.ofPem(empty));
        assertThrows(IOException.class, () -> TrustAnchors.ofPem(text));
        assertThrows(NoSuchFileException.class, () -> TrustAnchors.ofPem(folder.resolve("absent.pem")));
    }
}
