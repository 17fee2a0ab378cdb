package io.stoa.bench.license;

import io.stoa.bench.apple.OfferedPackage;
import io.stoa.bench.load.RawRequest;
import io.stoa.bench.stand.Stand;
import io.stoa.simulator.device.UnsentLicenseRequests;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** Requests for a licence of one app, each of another device, encrypted for the certificate that the server offers. */
final class LicenseRequestSource {

    private final URI endpoint;
    private final OfferedPackage app;
    private final UnsentLicenseRequests devices;

    LicenseRequestSource(Stand stand, OfferedPackage app) throws IOException {
        this.endpoint = stand.at("/device/licenses");
        this.app = app;
        this.devices =
                new UnsentLicenseRequests(recipient(stand.at("/certificates/encryption.cer")), Clock.systemUTC());
    }

    private static RSAPublicKey recipient(URI certificate) throws IOException {
        try (InputStream der = certificate.toURL().openStream()) {
            return (RSAPublicKey) CertificateFactory.getInstance("X.509")
                    .generateCertificate(der)
                    .getPublicKey();
        } catch (CertificateException unreadable) {
            throw new IOException(certificate + " is no certificate.", unreadable);
        }
    }

    List<byte[]> fresh(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> RawRequest.post(endpoint)
                        .header("Content-Type", "application/json")
                        .with(devices.create(app.appleItemId(), app.appleVersionId(), app.publicIdOfFirstAsset())))
                .toList();
    }
}
