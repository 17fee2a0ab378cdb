package io.stoa.licensing.crypto;

import io.stoa.licensing.LicensingKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** What a row of a licensing key holds as bytes, as the platform's own objects. */
public final class KeptForms {

    private KeptForms() {}

    public static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a licensing key was made here, and opened unchanged", impossible);
        }
    }

    public static PublicKey publicKey(LicensingKey row) {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(row.publicKey()));
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("the public key of " + row.id() + " was readable when it came in", changed);
        }
    }

    static X509Certificate certificate(LicensingKey row) {
        try {
            return Certificates.only(row.certificate().orElseThrow());
        } catch (CertificateException changed) {
            throw new IllegalStateException(
                    "the certificate of " + row.id() + " was readable when it came in", changed);
        }
    }
}
