package io.stoa.packageformat;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The shape all of Apple's messages have. Much of a CMS message is outside what is signed and general readers forgive
 * oddities there; this does not, so that no byte can be changed unnoticed.
 */
final class CmsShape {

    private static final int MAX_CERTIFICATES = 16;

    private CmsShape() {}

    /** @throws SignatureRefused with {@link FindingCode#SIGNATURE_MALFORMED} */
    static void check(SignedData message) throws SignatureRefused, IOException {
        demand(message.getVersion().hasValue(3), "its version is not 3");
        demand(isSha384Alone(message.getDigestAlgorithms()), "its digest is not SHA-384 alone");
        demand(
                CMSObjectIdentifiers.data.equals(message.getEncapContentInfo().getContentType()),
                "its content is no data");
        demand(message.getEncapContentInfo().getContent() != null, "it holds no content");
        demand(message.getCRLs() == null, "it holds revocation lists");
        checkCertificates(message.getCertificates());
        checkSigners(message.getSignerInfos());
    }

    private static void checkCertificates(ASN1Set certificates) throws SignatureRefused, IOException {
        demand(certificates != null, "it holds no certificates");
        demand(certificates.size() <= MAX_CERTIFICATES, "it holds %d certificates".formatted(certificates.size()));
        for (ASN1Encodable element : certificates) {
            Certificate certificate = Certificate.getInstance(element);
            demand(isWrittenAs(certificate, element), "it holds something beside certificates");
            demand(certificate.getSignature().getPadBits() == 0, "it holds a certificate with a broken signature");
        }
    }

    private static void checkSigners(ASN1Set signers) throws SignatureRefused, IOException {
        demand(signers.size() == 1, "it has %d signers instead of one".formatted(signers.size()));
        SignerInfo signer = SignerInfo.getInstance(signers.getObjectAt(0));
        demand(isWrittenAs(signer, signers.getObjectAt(0)), "its signer is oddly encoded");
        demand(signer.getVersion().hasValue(3) && isKeyId(signer), "its signer has no key id");
        demand(isSha384(signer.getDigestAlgorithm()), "its signer does not use SHA-384");
        demand(isEcdsaWithSha384(signer.getDigestEncryptionAlgorithm()), "it is not signed by ECDSA with SHA-384");
        demand(signer.getAuthenticatedAttributes() != null, "it has no signed attributes");
        demand(signer.getUnauthenticatedAttributes() == null, "it has unsigned attributes");
    }

    private static boolean isKeyId(SignerInfo signer) {
        return signer.getSID().toASN1Primitive() instanceof ASN1TaggedObject tagged && tagged.hasContextTag(0);
    }

    private static boolean isSha384Alone(ASN1Set algorithms) {
        return algorithms.size() == 1 && isSha384(AlgorithmIdentifier.getInstance(algorithms.getObjectAt(0)));
    }

    private static boolean isSha384(AlgorithmIdentifier algorithm) {
        return NISTObjectIdentifiers.id_sha384.equals(algorithm.getAlgorithm()) && algorithm.getParameters() == null;
    }

    private static boolean isEcdsaWithSha384(AlgorithmIdentifier algorithm) {
        return X9ObjectIdentifiers.ecdsa_with_SHA384.equals(algorithm.getAlgorithm())
                && algorithm.getParameters() == null;
    }

    private static boolean isWrittenAs(ASN1Encodable understood, ASN1Encodable original) throws IOException {
        return Arrays.equals(
                understood.toASN1Primitive().getEncoded(ASN1Encoding.DL),
                original.toASN1Primitive().getEncoded(ASN1Encoding.DL));
    }

    static void demand(boolean condition, String fault) throws SignatureRefused {
        if (!condition) {
            throw new SignatureRefused(
                    FindingCode.SIGNATURE_MALFORMED, "The signature is not like Apple's: " + fault + ".");
        }
    }
}
