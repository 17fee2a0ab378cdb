package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/** The two certificates that the configuration names, fetched each time; or an encryption certificate kept from before. */
final class LicenseCertificates {

    private static final int RSA_BITS = 3072;
    private static final byte DER_SEQUENCE = 0x30;

    private final DeviceHttp http;
    private final Clock clock;
    private final Optional<byte[]> keptEncryption;

    LicenseCertificates(DeviceHttp http, Clock clock, Optional<byte[]> keptEncryption) {
        this.http = http;
        this.clock = clock;
        this.keptEncryption = keptEncryption;
    }

    /**
     * @param url {@code encryptionCertificateURL}
     * @return the certificate's RSA-3072 key
     */
    RSAPublicKey encryption(URI url) {
        String what = "encryption certificate";
        return key(keptEncryption.orElseGet(() -> fetch(url, what)), what);
    }

    /** As {@link #encryption}; nobody keeps this one. */
    RSAPublicKey signing(URI url) {
        String what = "signing certificate";
        return key(fetch(url, what), what);
    }

    private byte[] fetch(URI url, String what) {
        return http.get(url, Map.of()).requireOk(what, Case.NETWORK_ERROR).body();
    }

    private RSAPublicKey key(byte[] der, String what) {
        X509Certificate certificate = parse(der, what);
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)
                || key.getModulus().bitLength() != RSA_BITS) {
            throw Case.INVALID_LICENSE.because(
                    "The " + what + " has no RSA key of 3072 bits.",
                    "Serve the certificate Apple issued for an RSA-3072 key.");
        }
        return key;
    }

    private X509Certificate parse(byte[] der, String what) {
        try {
            if (der.length == 0 || der[0] != DER_SEQUENCE) {
                throw new CertificateException("not DER");
            }
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            certificate.checkValidity(Date.from(clock.instant()));
            return certificate;
        } catch (CertificateException unusable) {
            throw Case.INVALID_LICENSE.because(
                    "The " + what + " cannot be used: " + unusable.getMessage() + ".",
                    "Serve the .cer file as Apple issued it: DER, one certificate, not expired.",
                    unusable);
        }
    }
}
