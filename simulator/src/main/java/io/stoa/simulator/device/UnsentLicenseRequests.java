package io.stoa.simulator.device;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;

/** Requests for licences that are made long before they are sent, each by a device nobody has heard of. */
public final class UnsentLicenseRequests {

    private static final int DEVICE_ID_BYTES = 16;

    private final RSAPublicKey recipient;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param recipient key of the certificate at {@code encryptionCertificateURL} */
    public UnsentLicenseRequests(RSAPublicKey recipient, Clock clock) {
        this.recipient = recipient;
        this.clock = clock;
    }

    /** The JSON that asks for one app. */
    public byte[] create(String appleItemId, String appleVersionId, String assetPublicId) {
        byte[] deviceId = new byte[DEVICE_ID_BYTES];
        random.nextBytes(deviceId);
        LicenseRequest request = LicenseRequest.create(
                HexFormat.of().formatHex(deviceId), random.nextLong() >>> 1, clock.instant(), List.of(appleItemId));
        LicenseEnvelope envelope = LicenseEnvelope.seal(request.toJson(), recipient, random);
        List<WantedLicense> wanted = List.of(new WantedLicense(appleItemId, appleVersionId, assetPublicId));
        return Licensing.question(envelope, wanted).toString().getBytes(StandardCharsets.UTF_8);
    }
}
