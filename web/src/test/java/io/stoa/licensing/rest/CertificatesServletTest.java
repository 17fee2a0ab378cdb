package io.stoa.licensing.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.licensing.crypto.LicensingCertificates;
import io.stoa.surface.view.Page;
import io.stoa.surface.view.Website;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The certificates devices fetch. */
class CertificatesServletTest {

    private Website website;

    @BeforeEach
    void open() throws Exception {
        website = new Website()
                .handIn(LicensingCertificates.class, new TwoCertificates())
                .serve(CertificatesServlet.class)
                .open();
    }

    @AfterEach
    void close() throws Exception {
        website.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"signing", "encryption"})
    void shouldServeEachCertificate(String which) throws Exception {
        Page answer = website.get("/certificates/" + which + ".cer");

        assertEquals(200, answer.status());
        assertEquals("application/pkix-cert", answer.header("Content-Type").orElseThrow());
        assertEquals("public, max-age=300", answer.header("Cache-Control").orElseThrow());
        assertEquals("the " + which + " certificate", answer.body());
    }

    @Test
    void shouldAnswerHeadWithTheSameHeadersAndNoBody() throws Exception {
        Page answer = website.send("HEAD", "/certificates/signing.cer", "");

        assertEquals(200, answer.status());
        assertEquals("application/pkix-cert", answer.header("Content-Type").orElseThrow());
        assertEquals(
                String.valueOf("the signing certificate".length()),
                answer.header("Content-Length").orElseThrow());
        assertEquals("", answer.body());
    }

    @Test
    void shouldNotSendACertificateTwice() throws Exception {
        String tag = website.get("/certificates/signing.cer").header("ETag").orElseThrow();

        assertEquals(
                304,
                website.get("/certificates/signing.cer", "If-None-Match: " + tag)
                        .status());
        assertEquals(
                200,
                website.get("/certificates/encryption.cer", "If-None-Match: " + tag)
                        .status());
    }

    private static final class TwoCertificates extends LicensingCertificates {

        @Override
        public byte[] encryption() {
            return "the encryption certificate".getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public byte[] signing() {
            return "the signing certificate".getBytes(StandardCharsets.US_ASCII);
        }
    }
}
