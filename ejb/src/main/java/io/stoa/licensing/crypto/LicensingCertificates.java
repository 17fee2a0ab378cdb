package io.stoa.licensing.crypto;

import io.stoa.keys.crypto.PrivateKeyFile;
import io.stoa.keys.service.KeyFiles;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * The two certificates devices fetch. Checked against their keys at start: with the wrong one every install would fail,
 * and only on the device.
 */
@Singleton
@Startup
@DependsOn("DevelopmentKeys")
@Lock(LockType.READ)
@TransactionManagement(TransactionManagementType.BEAN)
public class LicensingCertificates {

    @Inject
    KeyFiles files;

    private byte[] encryption;

    private byte[] signing;

    @PostConstruct
    void read() {
        encryption = matching(files.licensingEncryptionCertificate(), files.licensingEncryptionKey());
        signing = files.signsLicensesHere()
                ? matching(files.licensingSigningCertificate(), files.licensingSigningKey())
                : encoded(files.licensingSigningCertificate());
    }

    /** The certificate devices encrypt licence requests for, in DER. */
    public byte[] encryption() {
        return encryption.clone();
    }

    /** The certificate devices verify licences with, in DER. */
    public byte[] signing() {
        return signing.clone();
    }

    private static byte[] matching(Path certificateFile, Path keyFile) {
        if (!certificate(certificateFile)
                .getPublicKey()
                .equals(PrivateKeyFile.read(keyFile).getPublic())) {
            throw unusable(certificateFile, "belongs to another key than " + keyFile + ".", null);
        }
        return encoded(certificateFile);
    }

    private static byte[] encoded(Path file) {
        try {
            return certificate(file).getEncoded();
        } catch (CertificateException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static X509Certificate certificate(Path file) {
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException | CertificateException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static MarketplaceException unreadable(Path file, Exception cause) {
        return unusable(file, "cannot be read as a certificate in DER or PEM.", cause);
    }

    private static X509Certificate parse(byte[] content) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content));
    }

    private static MarketplaceException unusable(Path file, String reason, Throwable cause) {
        return new MarketplaceException(
                FailureCode.NOT_CONFIGURED, "The licensing certificate " + file + " " + reason, cause);
    }
}
