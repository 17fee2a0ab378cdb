package io.stoa.packageformat;

import static io.stoa.packageformat.CmsShape.demand;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * The CMS message of a signature file. (The JDK's own reader cannot read a signer named by key id.) What it says is
 * believed by nobody before {@link #verify} and the certificate chain agreed.
 */
final class SignedMessage {

    private final CMSSignedData message;
    private final SignerInformation signer;
    private final List<X509Certificate> certificates;
    private final X509Certificate signerCertificate;
    private final Instant signingTime;

    private SignedMessage(CMSSignedData message) throws SignatureRefused, CertificateException {
        this.message = message;
        this.signer = message.getSignerInfos().iterator().next();
        this.certificates = certificates(holder -> true);
        List<X509Certificate> signers = certificates(signer.getSID()::match);
        demand(signers.size() == 1, "it holds %d certificates of its signer".formatted(signers.size()));
        this.signerCertificate = signers.get(0);
        this.signingTime = readSigningTime();
    }

    static SignedMessage read(byte[] der) throws SignatureRefused {
        try {
            ContentInfo message = ContentInfo.getInstance(parse(der));
            demand(CMSObjectIdentifiers.signedData.equals(message.getContentType()), "it is no signed data");
            CmsShape.check(SignedData.getInstance(message.getContent()));
            return new SignedMessage(new CMSSignedData(message));
        } catch (IOException | CMSException | CertificateException e) {
            throw unreadable(e);
        } catch (RuntimeException e) {
            // the DER reader answers hostile input with whatever exception it stumbles over
            throw unreadable(e);
        }
    }

    byte[] content() {
        return (byte[]) message.getSignedContent().getContent();
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    /** The certificate that the message names as its signer's. */
    X509Certificate signerCertificate() {
        return signerCertificate;
    }

    Instant signingTime() {
        return signingTime;
    }

    /** Whether the key signed the attributes, and these the content. */
    void verify(PublicKey key) throws SignatureRefused {
        try {
            if (signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(key))) {
                return;
            }
        } catch (CMSException | OperatorCreationException | RuntimeException e) {
            // a damaged signature value fails in the provider's own ways; all mean the same
            throw invalid(e);
        }
        throw invalid(null);
    }

    /** What reads the same when written again: a reader that forgives odd encodings would hide a changed byte. */
    private static ASN1Primitive parse(byte[] der) throws IOException, SignatureRefused {
        try (ASN1InputStream stream = new ASN1InputStream(der, false)) {
            ASN1Primitive primitive = stream.readObject();
            demand(primitive != null, "it is empty");
            demand(Arrays.equals(der, primitive.getEncoded(ASN1Encoding.DL)), "it is oddly encoded");
            return primitive;
        }
    }

    private List<X509Certificate> certificates(Predicate<X509CertificateHolder> wanted) throws CertificateException {
        List<X509Certificate> read = new ArrayList<>();
        for (X509CertificateHolder holder : message.getCertificates().getMatches(null)) {
            if (wanted.test(holder)) {
                read.add(new JcaX509CertificateConverter().getCertificate(holder));
            }
        }
        return List.copyOf(read);
    }

    private Instant readSigningTime() throws SignatureRefused {
        Attribute attribute = signer.getSignedAttributes().get(CMSAttributes.signingTime);
        demand(attribute != null && attribute.getAttrValues().size() == 1, "it does not say when it was signed");
        return Time.getInstance(attribute.getAttrValues().getObjectAt(0))
                .getDate()
                .toInstant();
    }

    private static SignatureRefused unreadable(Exception cause) {
        return new SignatureRefused(
                FindingCode.SIGNATURE_MALFORMED, "The signature is no readable CMS message.", cause);
    }

    private static SignatureRefused invalid(Exception cause) {
        return new SignatureRefused(
                FindingCode.SIGNATURE_INVALID,
                "The signature does not fit its own content: a byte was changed after signing.",
                cause);
    }
}
