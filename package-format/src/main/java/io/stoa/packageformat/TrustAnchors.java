package io.stoa.packageformat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** The root certificates a package signature must lead to. */
public final class TrustAnchors {

    private static final Sha256 APPLE_ROOT_CA_G3 =
            new Sha256("63343ABFB89A6A03EBB57E9B3F5FA7BE7C4F5C756F3017B3A8C488C3653E9179");

    private final List<X509Certificate> certificates;

    private TrustAnchors(List<X509Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    /** Apple Root CA - G3 alone, pinned by its fingerprint. */
    public static TrustAnchors apple() {
        try (InputStream pem = TrustAnchors.class.getResourceAsStream("apple-root-ca-g3.pem")) {
            X509Certificate root = read(pem.readAllBytes()).get(0);
            if (!Sha256.of(root.getEncoded()).equals(APPLE_ROOT_CA_G3)) {
                throw new IllegalStateException("the shipped root certificate is not Apple Root CA - G3");
            }
            return new TrustAnchors(List.of(root));
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException("the shipped Apple Root CA - G3 cannot be read", e);
        }
    }

    /**
     * The certificates of a PEM file, for forged packages and simulators.
     *
     * @throws IOException the file cannot be read or holds no certificate
     */
    public static TrustAnchors ofPem(Path file) throws IOException {
        try {
            List<X509Certificate> certificates = read(Files.readAllBytes(file));
            if (certificates.isEmpty()) {
                throw new IOException("The trust anchors file " + file + " holds no certificate.");
            }
            return new TrustAnchors(certificates);
        } catch (CertificateException e) {
            throw new IOException("The trust anchors file " + file + " is not PEM: " + e.getMessage(), e);
        }
    }

    public static TrustAnchors of(X509Certificate... certificates) {
        return new TrustAnchors(List.of(certificates));
    }

    public List<X509Certificate> certificates() {
        return certificates;
    }

    private static List<X509Certificate> read(byte[] pem) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** SHA-256 fingerprints in hexadecimal, for the operator to compare. */
    public List<Sha256> fingerprints() {
        return certificates.stream().map(TrustAnchors::fingerprint).toList();
    }

    private static Sha256 fingerprint(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has an encoding", e);
        }
    }
}
