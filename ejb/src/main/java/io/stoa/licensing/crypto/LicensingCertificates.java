package io.stoa.licensing.crypto;

import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.cert.CertificateEncodingException;

/** The two certificates devices fetch. */
@ApplicationScoped
public class LicensingCertificates {

    @Inject
    LicensingKeyRing ring;

    /**
     * The certificate devices encrypt licence requests for, in DER.
     *
     * @throws MarketplaceException with {@code NOT_CONFIGURED} when there is none yet
     */
    public byte[] encryption() {
        return der(LicensingKeyPurpose.ENCRYPTION);
    }

    /** The certificate devices verify licences with; otherwise as {@link #encryption()}. */
    public byte[] signing() {
        return der(LicensingKeyPurpose.SIGNING);
    }

    private byte[] der(LicensingKeyPurpose purpose) {
        try {
            return ring.certificate(purpose).getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was read has its bytes", impossible);
        }
    }
}
