package io.stoa.licensing.crypto;

import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;

/** A certificate somebody wants devices to be given: valid now, of an RSA key of 3072 bits. Whose it is, is asked elsewhere. */
public final class OfferedCertificate {

    private static final int LONGEST = 64 * 1024;
    private static final int RSA_BITS = 3072;
    private static final String PEM = "-----BEGIN";

    private final LicensingKeyPurpose purpose;
    private final X509Certificate certificate;

    private OfferedCertificate(LicensingKeyPurpose purpose, X509Certificate certificate) {
        this.purpose = purpose;
        this.certificate = certificate;
    }

    /**
     * Reads a certificate.
     *
     * @param text PEM, or DER in Base64
     * @throws MarketplaceException with {@code CERTIFICATE_REFUSED} and a sentence that says which and why
     */
    public static OfferedCertificate read(LicensingKeyPurpose purpose, String text, Instant now) {
        OfferedCertificate offered = new OfferedCertificate(purpose, parsed(purpose, text));
        offered.requireRsa3072();
        offered.requireValid(now);
        return offered;
    }

    private static X509Certificate parsed(LicensingKeyPurpose purpose, String text) {
        if (text.length() > LONGEST) {
            throw refused(purpose, "is longer than any certificate: " + LONGEST / 1024 + " KiB are the most.");
        }
        try {
            return Certificates.only(
                    text.strip().startsWith(PEM)
                            ? text.strip().getBytes(StandardCharsets.ISO_8859_1)
                            : Base64.getMimeDecoder().decode(text));
        } catch (CertificateException | IllegalArgumentException unreadable) {
            throw refused(
                    purpose, "cannot be read: it has to be one X.509 certificate, as downloaded from Apple's portal.");
        }
    }

    private void requireRsa3072() {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)
                || key.getModulus().bitLength() != RSA_BITS) {
            throw refused("is not one of an RSA key of " + RSA_BITS + " bits, which licensing needs.");
        }
    }

    private void requireValid(Instant now) {
        if (certificate.getNotBefore().toInstant().isAfter(now)) {
            throw refused("holds only from " + certificate.getNotBefore().toInstant() + " on. Look at the clock here.");
        }
        if (!certificate.getNotAfter().toInstant().isAfter(now)) {
            throw refused("ran out at " + notAfter() + ". Have a new one issued.");
        }
    }

    /** Whether it was issued for this key, however either writes it. */
    public boolean belongsTo(PublicKey key) {
        return key instanceof RSAPublicKey theirs
                && certificate.getPublicKey() instanceof RSAPublicKey own
                && own.getModulus().equals(theirs.getModulus())
                && own.getPublicExponent().equals(theirs.getPublicExponent());
    }

    public LicensingKeyPurpose purpose() {
        return purpose;
    }

    /** X.509 {@code SubjectPublicKeyInfo}. */
    public byte[] publicKey() {
        return certificate.getPublicKey().getEncoded();
    }

    public byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was read has its bytes", impossible);
        }
    }

    public Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }

    /** That it is not taken. @param reason goes on from "The … certificate" */
    public MarketplaceException refused(String reason) {
        return refused(purpose, reason);
    }

    private static MarketplaceException refused(LicensingKeyPurpose purpose, String reason) {
        return new MarketplaceException(
                FailureCode.CERTIFICATE_REFUSED, "The " + purpose.word() + " certificate " + reason);
    }
}
