package io.stoa.licensing.rest;

import io.stoa.apple.Sha256;
import io.stoa.licensing.crypto.LicensingCertificates;
import io.stoa.problem.FailureCode;
import io.stoa.problem.rest.Problems;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The two licensing certificates, in DER. Kept for minutes only, so that an exchanged one arrives. */
@WebServlet(urlPatterns = {"/certificates/signing.cer", "/certificates/encryption.cer"})
public class CertificatesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String SHORT_CACHE = "public, max-age=300";

    @Inject
    transient LicensingCertificates certificates;

    // HEAD comes here too: the container sends the headers and drops the body
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<byte[]> certificate = find(request.getServletPath());
        if (certificate.isPresent()) {
            send(certificate.get(), request, response);
        } else {
            Problems.write(response, FailureCode.NOT_FOUND, "There are signing.cer and encryption.cer here.");
        }
    }

    private Optional<byte[]> find(String path) {
        return switch (path) {
            case "/certificates/signing.cer" -> Optional.of(certificates.signing());
            case "/certificates/encryption.cer" -> Optional.of(certificates.encryption());
            default -> Optional.empty();
        };
    }

    private static void send(byte[] certificate, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String tag = '"' + Sha256.of(certificate).hex() + '"';
        response.setHeader("Cache-Control", SHORT_CACHE);
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/pkix-cert");
        response.setContentLength(certificate.length);
        response.getOutputStream().write(certificate);
    }
}
