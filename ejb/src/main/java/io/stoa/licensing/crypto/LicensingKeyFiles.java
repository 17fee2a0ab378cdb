package io.stoa.licensing.crypto;

import io.stoa.keys.crypto.PrivateKeyFile;
import io.stoa.keys.service.KeyFiles;
import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Licensing keys and certificates that are files: the operator's own, or those of development. Checked against each other:
 * with the wrong certificate every install would fail, and only on the device.
 */
@ApplicationScoped
public class LicensingKeyFiles {

    @Inject
    KeyFiles files;

    /** @throws MarketplaceException with {@code NOT_CONFIGURED} when the files cannot be used as they are */
    public Optional<LicensingPair> encryption() {
        return files.holdsEncryptionPair()
                ? Optional.of(matching(
                        LicensingKeyPurpose.ENCRYPTION,
                        files.licensingEncryptionCertificate(),
                        files.licensingEncryptionKey()))
                : Optional.empty();
    }

    /** As {@link #encryption()}. */
    public Optional<LicensingPair> signing() {
        if (!files.holdsSigningCertificate()) {
            return Optional.empty();
        }
        Path certificate = files.licensingSigningCertificate();
        return Optional.of(
                files.signsLicensesHere()
                        ? matching(LicensingKeyPurpose.SIGNING, certificate, files.licensingSigningKey())
                        : new LicensingPair(LicensingKeyPurpose.SIGNING, Optional.empty(), certificate(certificate)));
    }

    /** The encryption key before the one that is a file. */
    public Optional<PrivateKey> previousEncryption() {
        return files.previousLicensingEncryptionKey()
                .map(file -> PrivateKeyFile.read(file).getPrivate());
    }

    private static LicensingPair matching(LicensingKeyPurpose purpose, Path certificateFile, Path keyFile) {
        X509Certificate certificate = certificate(certificateFile);
        PrivateKey key = PrivateKeyFile.read(keyFile).getPrivate();
        if (!certificate.getPublicKey().equals(PrivateKeyFile.read(keyFile).getPublic())) {
            throw unusable(certificateFile, "belongs to another key than " + keyFile + ".", null);
        }
        return new LicensingPair(purpose, Optional.of(key), certificate);
    }

    private static X509Certificate certificate(Path file) {
        try {
            return Certificates.first(Files.readAllBytes(file));
        } catch (IOException | CertificateException unreadable) {
            throw unusable(file, "cannot be read as a certificate in DER or PEM.", unreadable);
        }
    }

    private static MarketplaceException unusable(Path file, String reason, Throwable cause) {
        return new MarketplaceException(
                FailureCode.NOT_CONFIGURED, "The licensing certificate " + file + " " + reason, cause);
    }
}
