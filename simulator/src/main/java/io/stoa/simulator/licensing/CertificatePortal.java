package io.stoa.simulator.licensing;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * Issues certificates for licence keys, as Apple's portal does for the two signing requests of an account. Its authority is
 * made anew each time it is opened.
 *
 * @see "Apple, Developer Account Help: Create App License Delivery certificates"
 */
public final class CertificatePortal {

    private static final X500Name AUTHORITY = new X500Name("CN=Simulated App License Delivery CA");
    private static final int RSA_BITS = 3072;
    private static final int SERIAL_BITS = 127;
    private static final Duration LIFE = Duration.ofDays(395);

    private final KeyPair authority;
    private final Clock clock;

    private CertificatePortal(KeyPair authority, Clock clock) {
        this.authority = authority;
        this.clock = clock;
    }

    public static CertificatePortal open(Clock clock) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return new CertificatePortal(generator.generateKeyPair(), clock);
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("RSA belongs to every Java platform", unavailable);
        }
    }

    /**
     * Certifies the key of a signing request.
     *
     * @param signingRequest PKCS #10 in PEM
     * @return the certificate, DER
     * @throws IllegalArgumentException when it is none, its signature is wrong or its key is not RSA-3072
     */
    public byte[] issue(String signingRequest) {
        try {
            JcaPKCS10CertificationRequest request = read(signingRequest);
            return new JcaX509v3CertificateBuilder(
                            AUTHORITY,
                            new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
                            Date.from(clock.instant()),
                            Date.from(clock.instant().plus(LIFE)),
                            request.getSubject(),
                            request.getPublicKey())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(authority.getPrivate()))
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | PKCSException | IOException unusable) {
            throw new IllegalArgumentException("not a signing request that can be certified", unusable);
        }
    }

    private static JcaPKCS10CertificationRequest read(String pem)
            throws IOException, GeneralSecurityException, OperatorCreationException, PKCSException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (!(parser.readObject() instanceof PKCS10CertificationRequest parsed)) {
                throw new IllegalArgumentException("not a signing request: no PKCS #10 in PEM");
            }
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(parsed);
            if (!(request.getPublicKey() instanceof RSAPublicKey key)
                    || key.getModulus().bitLength() != RSA_BITS) {
                throw new IllegalArgumentException("the key of the signing request is not RSA with 3072 bits");
            }
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new IllegalArgumentException("the signing request is not signed with its own key");
            }
            return request;
        }
    }
}
