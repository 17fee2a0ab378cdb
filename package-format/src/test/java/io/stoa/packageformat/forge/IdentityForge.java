package io.stoa.packageformat.forge;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates, right ones and wrong ones. */
final class IdentityForge {

    private static final ASN1ObjectIdentifier MARKER = new ASN1ObjectIdentifier("1.2.840.113635.100.12.47");
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X500Principal subject;
    private final boolean authority;
    private final String curve;
    private boolean marker;
    private Instant until = Instant.parse("2044-01-01T00:00:00Z");

    private IdentityForge(String commonName, boolean authority) {
        this.subject = new X500Principal("CN=" + commonName + ", O=Stoa Forge");
        this.authority = authority;
        this.curve = authority ? "secp384r1" : "secp256r1";
    }

    static IdentityForge authority(String commonName) {
        return new IdentityForge(commonName, true);
    }

    static IdentityForge signer(String commonName) {
        return new IdentityForge(commonName, false);
    }

    IdentityForge withMarker() {
        marker = true;
        return this;
    }

    IdentityForge until(Instant end) {
        until = end;
        return this;
    }

    ForgedIdentity selfSigned() {
        KeyPair keys = keys();
        return new ForgedIdentity(keys.getPrivate(), certificate(subject, keys.getPrivate(), keys.getPublic()));
    }

    ForgedIdentity signedBy(ForgedIdentity issuer) {
        KeyPair keys = keys();
        X500Principal issuerName = issuer.certificate().getSubjectX500Principal();
        return new ForgedIdentity(keys.getPrivate(), certificate(issuerName, issuer.key(), keys.getPublic()));
    }

    private KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + curve, e);
        }
    }

    private X509Certificate certificate(X500Principal issuer, PrivateKey issuerKey, PublicKey key) {
        BigInteger serial = new BigInteger(63, RANDOM).add(BigInteger.ONE);
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(issuer, serial, Date.from(FROM), Date.from(until), subject, key);
        try {
            addExtensions(builder, key);
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA384withECDSA").build(issuerKey)));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the certificate of " + subject + " cannot be made", e);
        }
    }

    private void addExtensions(JcaX509v3CertificateBuilder builder, PublicKey key)
            throws IOException, GeneralSecurityException {
        int usage = authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
        if (marker) {
            builder.addExtension(MARKER, false, DERNull.INSTANCE);
        }
    }
}
