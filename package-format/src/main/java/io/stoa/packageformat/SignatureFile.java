package io.stoa.packageformat;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * The file {@code signature} of a package: CMS around a property list that holds the SHA-256 of every other file. Apple
 * does not document it; what is checked here was found on real packages.
 */
public final class SignatureFile {

    /** File name inside a package. */
    public static final String FILE_NAME = "signature";

    /** Bytes; a package of three hundred assets needs a hundredth of it. */
    public static final int MAX_SIZE = 4 * 1024 * 1024;

    /** Marks certificates that may sign manifests of packages. */
    private static final String MANIFEST_SIGNER_MARKER = "1.2.840.113635.100.12.47";

    private SignatureFile() {}

    /**
     * Proves a signature up to a trusted root, as of the time it was made.
     *
     * @param der the bytes of the file
     * @throws SignatureRefused it proves nothing; the finding says why
     */
    public static VerifiedSignature verify(byte[] der, TrustAnchors anchors) throws SignatureRefused {
        checkSize(der.length);
        SignedMessage message = SignedMessage.read(der);
        X509Certificate leaf = message.signerCertificate();
        message.verify(leaf.getPublicKey());
        Instant signingTime = message.signingTime();
        new CertificateChain(message.certificates(), anchors).verify(leaf, signingTime);
        checkMarker(leaf);
        return new VerifiedSignature(SignedResources.read(message.content()), signingTime, CommonName.of(leaf));
    }

    private static void checkSize(int size) throws SignatureRefused {
        if (size > MAX_SIZE) {
            throw new SignatureRefused(
                    FindingCode.SIGNATURE_TOO_LARGE,
                    "The signature is %d bytes long; %d are allowed.".formatted(size, MAX_SIZE));
        }
    }

    private static void checkMarker(X509Certificate leaf) throws SignatureRefused {
        if (leaf.getExtensionValue(MANIFEST_SIGNER_MARKER) == null) {
            throw new SignatureRefused(
                    FindingCode.SIGNER_WITHOUT_MARKER,
                    "The certificate %s is not one for signing packages: it lacks the extension %s."
                            .formatted(CommonName.of(leaf), MANIFEST_SIGNER_MARKER));
        }
    }
}
