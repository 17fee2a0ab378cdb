package io.stoa.licensing.crypto;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;

/** Reads certificates. */
final class Certificates {

    private Certificates() {}

    /** The first certificate of a file in DER or PEM; those behind it are its issuers. */
    static X509Certificate first(byte[] content) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content));
    }

    /** The one certificate of a file in DER or PEM; where there are more, all are refused. */
    static X509Certificate only(byte[] content) throws CertificateException {
        Collection<?> all =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content));
        if (all.size() != 1) {
            throw new CertificateException(all.size() + " certificates");
        }
        return (X509Certificate) all.iterator().next();
    }
}
