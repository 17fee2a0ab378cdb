package io.stoa.licensing.crypto;

import io.stoa.keys.crypto.NewKeys;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates as Apple's portal does. */
public final class PretendAuthority {

    private static final KeyPair KEY = NewKeys.p256();
    private static final X500Name NAME = new X500Name("CN=Pretend authority");

    private PretendAuthority() {}

    /** In DER. */
    public static byte[] issue(PublicKey key, Instant from, Instant until) {
        return issue(key.getEncoded(), from, until);
    }

    /** @param spki X.509 {@code SubjectPublicKeyInfo} */
    public static byte[] issue(byte[] spki, Instant from, Instant until) {
        try {
            return new X509v3CertificateBuilder(
                            NAME,
                            BigInteger.valueOf(System.nanoTime()),
                            Date.from(from),
                            Date.from(until),
                            new X500Name("CN=Licensing"),
                            SubjectPublicKeyInfo.getInstance(spki))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(KEY.getPrivate()))
                    .getEncoded();
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    public static String base64(byte[] der) {
        return Base64.getEncoder().encodeToString(der);
    }

    public static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END CERTIFICATE-----\n";
    }
}
