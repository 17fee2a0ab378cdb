package io.stoa.packageformat.forge;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signs like Apple's package signer: the signer named by key id, three signed attributes, ECDSA with SHA-384. */
record ForgedCms(ForgedIdentity signer, List<X509Certificate> certificates) {

    byte[] sign(byte[] content, Instant signingTime) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(signerInfo(signingTime));
            generator.addCertificates(new JcaCertStore(certificates));
            return generator
                    .generate(new CMSProcessableByteArray(content), true)
                    .toASN1Structure()
                    .getEncoded("DER");
        } catch (CMSException | IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the content cannot be signed", e);
        }
    }

    private SignerInfoGenerator signerInfo(Instant signingTime)
            throws GeneralSecurityException, OperatorCreationException {
        byte[] keyId = new JcaX509ExtensionUtils()
                .createSubjectKeyIdentifier(signer.certificate().getPublicKey())
                .getKeyIdentifier();
        SignerInfoGeneratorBuilder builder =
                new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
        builder.setSignedAttributeGenerator(parameters -> attributes(parameters, signingTime));
        return builder.build(new JcaContentSignerBuilder("SHA384withECDSA").build(signer.key()), keyId);
    }

    /** What BouncyCastle adds beyond Apple's three is taken away again. */
    private static AttributeTable attributes(Map<?, ?> parameters, Instant signingTime) {
        ASN1EncodableVector time = new ASN1EncodableVector();
        time.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(signingTime)))));
        return new DefaultSignedAttributeTableGenerator(new AttributeTable(time))
                .getAttributes(parameters)
                .remove(CMSAttributes.cmsAlgorithmProtect);
    }
}
